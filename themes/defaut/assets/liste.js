// A list of certifications, filtered as one types. Without this script the pages of families and levels do it. What is
// shown is what the page holds: rows are hidden, never made.

(() => {
  "use strict";
  const form = document.querySelector("[data-filtre]");
  const count = document.querySelector("[data-compte]");
  const fields = ["q", "famille", "niveau"].map((name) => form.elements.namedItem(name));

  /** A count is said when the typing pauses. */
  const ANNOUNCED_AFTER = 700;

  /** Lower case, without accents nor ligatures, one space between words. */
  function plain(text) {
    const letters = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae");
    return letters.replace(/[^\p{L}\p{N}]+/gu, " ").replace(/\b(rncp|rs) (?=\d)/g, "").trim();
  }

  /** The ends of feminines, and those of the words that titles print. */
  const FEMININES = [["iere", "ier"], ["euse", "eur"], ["trice", "teur"], ["ienne", "ien"], ["e", ""]];

  /** `RNCP39866`, `rncp 39866` and `39 866` are the code 39866; a plural is found by its singular, an elision by its word, a
      feminine by its masculine. Each term is the beginnings of which a row has one. */
  function terms(question) {
    const words = plain(question).replace(/\b(?:rncp|rs)(?=\d)/g, "").replace(/(\d) (?=\d{3}\b)/g, "$1").split(" ");
    const kept = words.filter((word) => word.length > 1 || /\d/.test(word));
    const singular = kept.map((word) => (word.length > 3 ? word.replace(/[sx]$/, "") : word));
    return singular.map((word) => [word, ...FEMININES.filter(([end]) => word.length > 4 && word.endsWith(end)).map(([end, other]) => word.slice(0, -end.length) + other)]);
  }

  const families = [...document.querySelectorAll("#certifications > section[id]")].map((section) => ({
    section,
    rows: [...section.querySelectorAll("tbody > tr[id]")].map((row) => {
      const [title, level] = row.cells;
      const code = title.querySelector(".code").textContent.trim();
      return { row, code, family: section.id, level: level.textContent.trim(), words: ` ${plain(row.textContent)}` };
    }),
  }));
  const all = families.flatMap(({ rows }) => rows);

  /** Keeps the rows that have every word, from its beginning. */
  function filter() {
    const [question, family, level] = fields.map((field) => field.value.trim());
    const wanted = terms(question);
    const keeps = (one) =>
      (!family || one.family === family) && (!level || one.level === level) && wanted.every((term) => term.some((start) => one.words.includes(` ${start}`)));
    for (const { section, rows } of families) {
      for (const one of rows) one.row.hidden = !keeps(one);
      section.hidden = rows.every(({ row }) => row.hidden);
    }
    return all.filter(({ row }) => !row.hidden).length;
  }

  function counted(shown) {
    if (shown === all.length) return `${all.length} certifications.`;
    if (shown === 0) return "Aucune certification ne répond à ce filtre.";
    return `${shown} ${shown > 1 ? "certifications" : "certification"} sur ${all.length}.`;
  }

  let announcing = 0;

  function apply(delay) {
    const shown = filter();
    clearTimeout(announcing);
    announcing = setTimeout(() => (count.textContent = counted(shown)), delay);
  }

  /** The address keeps the filter. */
  function remember() {
    const address = new URL(location.href);
    address.search = new URLSearchParams(fields.filter(({ value }) => value.trim()).map(({ name, value }) => [name, value.trim()]));
    // A page opened from a disk has no history of its own.
    if (location.protocol !== "file:" && address.href !== location.href) history.replaceState(null, "", address);
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = asked.get(field.name) ?? "";
      // A choice that the list does not have keeps all.
      if (field.selectedIndex === -1) field.value = "";
    }
    apply(0);
  }

  // ---- The table of what is shown ----

  /** The lines of the file of the open data, asked for once: a page on a disk reads scripts, and no other file. */
  let asked;
  function lines() {
    asked ??= new Promise((have, fail) => {
      const script = document.createElement("script");
      script.src = form.dataset.tableau;
      script.onload = () => have(globalThis.tableauDeLaListe);
      script.onerror = fail;
      document.head.append(script);
    });
    return asked;
  }

  /** The lines of what is shown, as the file has them; all of them when nothing is left out. */
  async function save() {
    const shown = new Set(all.filter(({ row }) => !row.hidden).map(({ code }) => code));
    const [head, ...rest] = (await lines()).map(([code, line]) => ({ code, line }));
    const kept = shown.size === all.length ? rest : rest.filter(({ code }) => shown.has(code));
    // The head begins with the mark by which spreadsheets know UTF-8.
    const address = URL.createObjectURL(new Blob([head, ...kept].map(({ line }) => line), { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = form.dataset.fichier;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  form.addEventListener("input", () => {
    apply(ANNOUNCED_AFTER);
    remember();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply(0);
  });
  function clear() {
    for (const field of fields) field.value = "";
    apply(0);
    remember();
  }

  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
    fields[0].focus();
  });
  form.querySelector("[data-csv]").addEventListener("click", save);
  addEventListener("popstate", read);
  /** A link to a row that is hidden shows it. */
  function reveal() {
    const row = document.getElementById(location.hash.slice(1));
    if (!row?.closest("[hidden]")) return;
    clear();
    row.scrollIntoView();
  }

  addEventListener("hashchange", reveal);
  read();
  reveal();
})();
