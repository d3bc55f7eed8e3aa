// Search, in French that forgives. The index and MiniSearch are loaded when a reader first asks; without this script the
// page still leads everywhere. Everything that is shown is made of text nodes: words are never read as markup.
//
// It is loaded before the page is drawn, so that a page that comes with a question shows from the start the room of its
// answers, and nothing moves when they arrive.

(() => {
  "use strict";
  let form, box, state, results;

  /** How many times less an answer counts that does not go with the best of its kind. */
  const FAR = 4;
  /** More answers than anybody reads. */
  const MOST = 100;
  /** What is typed is searched when the keys rest for a moment; it is announced when the typing pauses. */
  const SEARCHED_AFTER = 80;
  const ANNOUNCED_AFTER = 700;
  /** Records are made searchable by so many at once: keys are heard in between. */
  const AT_ONCE = 150;

  const questionOf = (address) => new URLSearchParams(address.search).get("q")?.trim() ?? "";

  /** Keeps room for answers, in the place of the entries. */
  function makeRoom(isAsked) {
    document.documentElement.classList.toggle("has-question", isAsked);
  }
  makeRoom(questionOf(location) !== "");

  // ---- Words to terms: the same knife for the index and for questions ----

  const EMPTY = new Set(
    ("a ai au aux avec ce ces cet cette combien comment d dans de des doit dois du elle elles en entre es est et il ils j je l la le " +
      "les leur leurs m me mes mon n ne nos notre nous on ont ou par pas pour qu quand que quel quelle quelles quels quelqu qui " +
      "quoi s sa se ses son sont suis sur t ta tes ton tu un une vos votre vous y").split(" "),
  );

  /** What a copy brings unseen: soft hyphens, joiners, marks of order. */
  const UNSEEN = /[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g;

  /** Lower case, without accents nor ligatures: `l’Œuﬀ` → `l’oeuff`. */
  function plain(text) {
    const letters = text.normalize("NFKD").replace(UNSEEN, "").replace(/\p{M}/gu, "").toLowerCase();
    return letters.replace(/œ/g, "oe").replace(/æ/g, "ae");
  }

  /** `chargé(e)s` → `charge s`, `RNCP39866` → `rncp 39866`; `d1-sf2`, `D1 SF2`, `d1sf2` → `d1.sf2`. */
  function words(text) {
    const normal = plain(text)
      .replace(/\((?:e|es|s|le|ne|re|se|trice)\)/g, "")
      .replace(/·(?:e|le|ne|re|se|trice)?(?:·?s)?(?![a-z])/g, "")
      .replace(/\b(rncp|rs)[\s°-]*(?=\d)/g, "$1 ")
      .replace(/\b[a-z]{1,2}\d{1,3}(?:[\s.-]?[a-z]{1,2}\d{1,3})+\b/g, (code) => code.replace(/[\s.-]/g, "").replace(/(?<=\d)(?=[a-z])/g, "."))
      .replace(/\b([a-z]{1,2}\d{1,2})-(\d{1,2})(?:-(\d{1,2}))?\b/g, (_, ...steps) => steps.slice(0, 3).filter(Boolean).join("."));
    return normal.match(/[a-z]{1,3}\d{1,3}(?:\.[a-z]*\d{1,3})+|[\p{L}\p{N}]+/gu) ?? [];
  }

  /** A light stem: number, gender, infinitive and participle are forgotten. An x is a plural after au, eu, ou only. */
  function stem(word) {
    let known = STEMS.get(word);
    if (known === undefined) STEMS.set(word, (known = stemmed(word)));
    return known;
  }

  const STEMS = new Map();

  function stemmed(word) {
    if (word.length < 4 || /\d/.test(word)) return word;
    let stem = word.replace(/travaux$/, "travail").replace(/(?<!e)(?<=.{2})aux$/, "al").replace(/(?<=[aeo]u)x$/, "").replace(/s$/, "");
    stem = stem.replace(/trice$/, "teur");
    if (stem.length > 3) stem = stem.replace(/(?<=..)e+$/, "");
    if (stem.length > 4) stem = stem.replace(/er$/, "").replace(/s$/, "").replace(/if$/, "iv");
    return stem.replace(/([lnrst])\1$/, "$1");
  }

  function terms(text) {
    return words(text).filter((word) => !EMPTY.has(word)).map(stem);
  }

  /** The code of a statement is found whole, and by its steps: `d1.sf2`, `d1`, `sf2`. */
  function termsOfField(text, field) {
    const own = terms(text);
    return field === "c" ? own.flatMap((code) => [code, ...code.split(".")]) : own;
  }

  /** All the words of a title, small ones too: « Qui fait quoi » is a title. */
  function wholly(text) {
    return words(text).map(stem).join(" ");
  }

  // ---- The index ----

  let loading = null;

  function load() {
    loading ??= Promise.all([script(form.dataset.bibliotheque), script(form.dataset.index)]).then(index);
    return loading;
  }

  function script(address) {
    return new Promise((done, fail) => {
      const element = document.createElement("script");
      element.src = address;
      element.onload = done;
      element.onerror = () => fail(new Error(address));
      document.head.append(element);
    });
  }

  async function index() {
    const { certifications, natures, pages, lieux, synonymes, entrees } = globalThis.indexDeRecherche;
    const records = entrees.t.map((t, id) => ({
      id,
      t,
      g: entrees.g[id] - 1,
      n: entrees.n[id],
      p: entrees.p[id],
      a: entrees.a[id] || "",
      c: entrees.c[id] || "",
      o: entrees.o[id] || [],
      x: entrees.x[id] ? lieux[entrees.x[id] - 1] : "",
      b: entrees.b[id] || "",
    }));
    const field = {
      id: (record) => record.id,
      c: (record) => record.c,
      t: (record) => record.t,
      o: (record) => record.o.join(" "),
      x: (record) => `${record.x} ${natures[record.n].nom}`,
      g: (record) => (record.g < 0 ? "" : `${certifications[record.g].titre} ${certifications[record.g].edition}`),
      b: (record) => record.b,
    };
    const engine = new MiniSearch({
      fields: ["c", "t", "o", "x", "b", "g"],
      extractField: (record, name) => field[name](record),
      tokenize: termsOfField,
      processTerm: (term) => term,
      searchOptions: {
        // A question comes already cut.
        tokenize: (stems) => stems.split(" "),
        boost: { c: 4, t: 3, o: 2, x: 0.5, b: 0.5, g: 0.3 },
        bm25: { k: 1.2, b: 0.5, d: 0.5 },
        weights: { prefix: 0.5, fuzzy: 0.3 },
        // A number or a few letters begin too many words.
        prefix: (term) => term.length > 3 && !/^\d/.test(term),
        boostDocument: (id) => natures[records[id].n].poids,
      },
    });
    await engine.addAllAsync(records, { chunkSize: AT_ONCE });
    const titles = new Map();
    for (const { id, t, o } of records) {
      for (const title of [t, ...o].map(wholly)) titles.set(title, [...(titles.get(title) ?? []), id]);
    }
    return { certifications, natures, pages, records, engine, titles, synonyms: expressions(synonymes) };
  }

  // ---- Questions ----

  /** Each expression that has synonyms, the longest first: its words, and what it may be called. */
  function expressions(groups) {
    const known = groups.map((group) => group.map((words) => ({ words: wholly(words).split(" "), terms: terms(words).join(" ") })));
    const all = known.map((group) => group.filter(({ terms }) => terms !== "")).flatMap((group) => group.map((own) => ({ ...own, others: group.filter((other) => other !== own) })));
    return all.sort((a, b) => b.words.length - a.words.length);
  }

  /** A synonym is taken as it is, and counts for less than what was asked. */
  const LESS = { prefix: false, fuzzy: false, boostTerm: () => 0.6 };

  /** What is asked: each word, or each expression with its synonyms; its terms, and the query that the engine wants. */
  function cut(question, synonyms) {
    const whole = words(question);
    const stems = whole.map(stem);
    const asked = [];
    for (let at = 0; at < whole.length; ) {
      const known = synonyms.find(({ words }) => words.every((word, n) => stems[at + n] === word));
      if (known) {
        const others = known.others.map(({ terms }) => ({ ...LESS, combineWith: "AND", queries: [terms] }));
        const own = { combineWith: "AND", queries: [known.terms] };
        asked.push({ terms: [known, ...known.others].map(({ terms }) => terms.split(" ")), query: { combineWith: "OR", queries: [own, ...others] } });
      } else if (!EMPTY.has(whole[at])) {
        asked.push({ terms: [[stems[at]]], query: stems[at] });
      }
      at += known ? known.words.length : 1;
    }
    return asked;
  }

  /** What is not all there must at least be long enough to mean something. */
  function isLong(term) {
    return term.length > 4 && !/\d/.test(term);
  }

  const WAYS = [
    { options: { combineWith: "AND" }, words: "" },
    { options: { combineWith: "OR", prefix: isLong }, words: "Aucun passage ne contient tous ces mots. Avec une partie d’entre eux : " },
    {
      options: { combineWith: "OR", prefix: isLong, fuzzy: (term) => (isLong(term) ? 0.25 : false) },
      words: "Rien ne contient ces mots. Avec des mots voisins : ",
    },
  ];

  function search({ engine, records, natures, titles, synonyms }, question) {
    const asked = cut(question, synonyms);
    const queries = asked.map(({ query }) => query);
    // What bears that very name comes first, whatever its words.
    const named = titles.get(wholly(question)) ?? [];
    for (const way of WAYS) {
      const hits = queries.length ? engine.search({ ...way.options, queries }) : [];
      if (hits.length + named.length === 0) continue;
      // The engine counts each term that answers; two synonyms are one thing asked.
      for (const hit of hits) {
        const answered = asked.filter(({ terms }) => terms.some((own) => own.every((term) => hit.queryTerms.includes(term)))).length;
        hit.score *= answered ** 2 / (hit.queryTerms.length || 1);
      }
      hits.sort((a, b) => b.score - a.score);
      const best = hits[0]?.score ?? 1;
      const terms = words(question).map(stem);
      for (const id of named) {
        const score = best * Math.min(1, 2 * natures[records[id].n].poids);
        const hit = hits.find((hit) => hit.id === id);
        if (hit) hit.score += score;
        else hits.push({ id, score, terms });
      }
      // Among those that answer as well, within an eighth, the order of the catalogue.
      const rank = ({ score }) => Math.round(Math.log(score) * 8);
      hits.sort((a, b) => rank(b) - rank(a) || a.id - b.id);
      return { way, count: hits.length, hits: hits.slice(0, MOST).map((hit) => ({ ...records[hit.id], terms: hit.terms, score: hit.score })) };
    }
    return { way: WAYS[0], count: 0, hits: [] };
  }

  // ---- What is shown ----

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  /** By certification and nature, in the order of the best answer of each; one that is far from the best waits for its turn. */
  function grouped(hits) {
    const groups = [];
    for (const hit of hits) {
      const open = groups.findLast(([best]) => best.g === hit.g && best.n === hit.n);
      if (open && hit.score * FAR > open[0].score) open.push(hit);
      else groups.push([hit]);
    }
    return groups;
  }

  function show(found, hits) {
    const sections = grouped(hits).map((own, n) => {
  const certification = found.certifications[own[0].g];
      const kicker = certification ? [certification.titre, certification.edition, certification.etat].filter(Boolean).join(", ") : "Tout le site";
      const heading = element("h2", "", element("span", "kicker", kicker), found.natures[own[0].n].nom);
      heading.id = `groupe-${n + 1}`;
      const list = element("ul", "answers", ...own.map((hit) => answer(found, hit)));
      const section = element("section", "group-of-answers", heading, list);
      section.setAttribute("aria-labelledby", heading.id);
      return section;
    });
    results.replaceChildren(...sections);
  }

  function answer({ pages }, hit) {
    const link = element("a", "", element("span", "words", ...marked(hit.t, hit.terms)));
    link.href = form.dataset.racine + pages[hit.p] + (hit.a ? `#${hit.a}` : "");
    if (hit.c) link.prepend(element("span", "code", hit.c), " ");
    const excerpt = hit.b ? around(hit.b, hit.terms) : null;
    const labels = hit.o.filter((label) => terms(label).some((term) => hit.terms.includes(term)));
    return element(
      "li",
      "",
      link,
      hit.x ? element("p", "fine", hit.x) : null,
      labels.length ? element("p", "fine", ...marked(labels.join(", "), hit.terms)) : null,
      excerpt ? element("p", "fine", ...marked(excerpt, hit.terms)) : null,
    );
  }

  /** The text, with the words that answer marked. */
  function marked(text, found) {
    const pieces = text.split(/([\p{L}\p{N}]+)/u);
    return pieces.map((piece) => (isFound(piece, found) ? element("mark", "", piece) : piece));
  }

  function isFound(word, found) {
    return terms(word).some((term) => found.includes(term));
  }

  /** The words around the first that answers, if one does. */
  function around(text, found) {
    const pieces = text.split(/(?<=\s)/);
    const at = pieces.findIndex((piece) => isFound(piece, found));
    if (at < 0) return null;
    const from = Math.max(0, at - 8);
    const to = from + 30;
    return (from > 0 ? "… " : "") + pieces.slice(from, to).join("").trim() + (to < pieces.length ? " …" : "");
  }

  function counted({ way, count }) {
    const answers = count === 0 ? "Aucune réponse." : count === 1 ? "1 réponse." : `${count} réponses.`;
    return way.words + answers + (count > MOST ? ` Les ${MOST} plus proches sont montrées.` : "");
  }

  // ---- Asking ----

  let announcing = 0;
  let asked = null;

  /** Answers the question in the box; `at` tells when to announce. */
  async function ask(delay) {
    const question = box.value.trim();
    if (question === asked) return;
    asked = question;
    clearTimeout(announcing);
    if (question === "") {
      results.replaceChildren();
      state.textContent = "";
      makeRoom(false);
      return;
    }
    makeRoom(true);
    let found;
    try {
      found = await load();
    } catch {
      state.textContent = "La recherche n’a pas pu être chargée. Rechargez la page, ou suivez les entrées ci-dessous.";
      makeRoom(false);
      return;
    }
    if (question !== asked) return;
    const answers = search(found, question);
    show(found, answers.hits);
    makeRoom(answers.count > 0);
    announcing = setTimeout(() => (state.textContent = counted(answers)), delay);
  }

  function remember(method) {
    const address = new URL(location.href);
    address.search = box.value.trim() ? `?${new URLSearchParams({ q: box.value.trim() })}` : "";
    // A page opened from a disk has no history of its own.
    if (location.protocol !== "file:" && address.href !== location.href) history[method](null, "", address);
  }

  function read() {
    box.value = questionOf(location);
    ask(0);
  }

  function start() {
    form = document.querySelector("[data-recherche]");
    box = form.elements.namedItem("q");
    state = document.querySelector("[data-etat]");
    results = document.querySelector("[data-resultats]");
    let typing = 0;
    box.addEventListener("focus", () => load().catch(() => {}), { once: true });
    box.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => {
        ask(ANNOUNCED_AFTER);
        remember("replaceState");
      }, SEARCHED_AFTER);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(typing);
      asked = null;
      ask(0);
      remember("pushState");
    });
    addEventListener("popstate", read);
    if (questionOf(location) !== "") read();
  }

  document.addEventListener("DOMContentLoaded", start, { once: true });
})();
