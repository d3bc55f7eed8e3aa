// Search, in French that forgives. The index and MiniSearch are loaded when a reader first asks; without this script the
// page still leads everywhere. Everything that is shown is made of text nodes: words are never read as markup.

(() => {
  "use strict";
  const form = document.querySelector("[data-recherche]");
  const box = form.elements.namedItem("q");
  const state = document.querySelector("[data-etat]");
  const results = document.querySelector("[data-resultats]");

  /** More answers than anybody reads. */
  const MOST = 100;
  /** What is typed is searched at once; it is announced when the typing pauses. */
  const ANNOUNCED_AFTER = 700;

  // ---- Words to terms: the same knife for the index and for questions ----

  const EMPTY = new Set(
    ("a au aux avec ce ces cet cette d dans de des du elle elles en et il ils j l la le les leur leurs m n ne nos notre " +
      "nous on ou par pas pour qu que quel quelle quelles quels qui s sa se ses son sur t un une vos votre vous y").split(" "),
  );

  /** Lower case, without accents nor ligatures: `l’Œuvre` → `l’oeuvre`. */
  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae");
  }

  /** `chargé(e)s` → `charge s`, `RNCP39866` → `rncp 39866`, `d1-sf2` → `d1.sf2`. */
  function words(text) {
    const normal = plain(text)
      .replace(/\((?:e|es|s|le|ne|re|se|trice)\)/g, "")
      .replace(/·(?:e|le|ne|re|se|trice)?(?:·?s)?(?![a-z])/g, "")
      .replace(/\b(rncp|rs)[\s°-]*(?=\d)/g, "$1 ")
      .replace(/\b([a-z]{1,3}\d{1,3})-(?=[a-z]{1,2}\d)/g, "$1.");
    return normal.match(/[a-z]{1,3}\d{1,3}(?:\.[a-z]*\d{1,3})+|[\p{L}\p{N}]+/gu) ?? [];
  }

  /** A light stem: number, gender, infinitive and participle are forgotten. */
  function stem(word) {
    if (word.length < 4 || /\d/.test(word)) return word;
    let stem = word.replace(/eaux$/, "eau").replace(/travaux$/, "travail").replace(/aux$/, "al").replace(/[sx]$/, "");
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

  function index() {
    const { certifications, natures, pages, entrees } = globalThis.indexDeRecherche;
    const field = {
      id: (entry) => entry.id,
      c: (entry) => entry.c ?? "",
      t: (entry) => entry.t,
      x: (entry) => `${entry.x ?? ""} ${natures[entry.n].nom}`,
      g: (entry) => (entry.g === undefined ? "" : `${certifications[entry.g].titre} ${certifications[entry.g].edition}`),
      b: (entry) => entry.b ?? "",
    };
    const engine = new MiniSearch({
      fields: ["c", "t", "x", "b", "g"],
      extractField: (entry, name) => field[name](entry),
      tokenize: termsOfField,
      processTerm: (term) => term,
      searchOptions: {
        tokenize: terms,
        boost: { c: 4, t: 3, x: 0.5, b: 0.5, g: 0.3 },
        bm25: { k: 1.2, b: 0.5, d: 0.5 },
        weights: { prefix: 0.5, fuzzy: 0.3 },
        // A number or two letters begin too many words.
        prefix: (term) => term.length > 2 && !/^\d/.test(term),
        boostDocument: (id) => natures[entrees[id].n].poids,
      },
    });
    engine.addAll(entrees.map((entry, id) => Object.assign(entry, { id })));
    return { certifications, natures, pages, entrees, engine };
  }

  /** What is not all there must at least be long enough to mean something. */
  function isLong(term) {
    return term.length > 4 && !/\d/.test(term);
  }

  const WAYS = [
    { options: { combineWith: "AND" }, words: "" },
    { options: { combineWith: "OR", prefix: isLong }, words: "Rien ne contient tous ces mots. Avec une partie d’entre eux : " },
    {
      options: { combineWith: "OR", prefix: isLong, fuzzy: (term) => (isLong(term) ? 0.25 : false) },
      words: "Rien ne contient ces mots. Avec des mots voisins : ",
    },
  ];

  function search({ engine, entrees }, question) {
    for (const way of WAYS) {
      const hits = engine.search(question, way.options);
      if (hits.length === 0) continue;
      // Among those that answer as well, within an eighth, the order of the catalogue.
      const rank = ({ score }) => Math.round(Math.log(score) * 8);
      hits.sort((a, b) => rank(b) - rank(a) || a.id - b.id);
      return { way, count: hits.length, hits: hits.slice(0, MOST).map((hit) => ({ ...entrees[hit.id], terms: hit.terms })) };
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

  /** By certification and nature, in the order of the best answer of each. */
  function grouped(hits) {
    const groups = new Map();
    for (const hit of hits) {
      const key = `${hit.g} ${hit.n}`;
      groups.set(key, [...(groups.get(key) ?? []), hit]);
    }
    return [...groups.values()];
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
    return element(
      "li",
      "",
      link,
      hit.x ? element("p", "fine", hit.x) : null,
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

  // ---- Questions ----

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
      return;
    }
    let found;
    try {
      found = await load();
    } catch {
      state.textContent = "La recherche n’a pas pu être chargée. Rechargez la page, ou suivez les entrées ci-dessous.";
      return;
    }
    if (question !== asked) return;
    const answers = search(found, question);
    show(found, answers.hits);
    announcing = setTimeout(() => (state.textContent = counted(answers)), delay);
  }

  function remember(method) {
    const address = new URL(location.href);
    address.search = box.value.trim() ? `?${new URLSearchParams({ q: box.value.trim() })}` : "";
    // A page opened from a disk has no history of its own.
    if (location.protocol !== "file:" && address.href !== location.href) history[method](null, "", address);
  }

  function read() {
    box.value = new URLSearchParams(location.search).get("q") ?? "";
    ask(0);
  }

  box.addEventListener("focus", () => load().catch(() => {}), { once: true });
  box.addEventListener("input", () => {
    ask(ANNOUNCED_AFTER);
    remember("replaceState");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    asked = null;
    ask(0);
    remember("pushState");
  });
  addEventListener("popstate", read);
  if (new URLSearchParams(location.search).get("q")) read();
})();
