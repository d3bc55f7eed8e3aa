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
      const [title, level, registrations] = row.cells;
      return { row, family: section.id, level: level.textContent.trim(), title, registrations, words: ` ${plain(row.textContent)}` };
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

  /** The words of a cell, without the link by which a mistake is reported. */
  const words = (element) => {
    const own = element.cloneNode(true);
    own.querySelectorAll(".report").forEach((link) => link.remove());
    return own.textContent.replace(/\s+/g, " ").trim();
  };

  /** The words of a cell: a line a paragraph; the points of a list on the line that announces them. */
  function lines(cell) {
    const blocks = [...cell.children].filter((child) => ["P", "UL"].includes(child.tagName));
    if (blocks.length === 0) return words(cell);
    const parts = blocks.map((block) => (block.tagName === "P" ? `\n${words(block)}` : ` ${[...block.children].map(words).join(" | ")}`));
    return parts.join("").trim();
  }

  /** As in the file of the open data: a cell that begins as a formula does begins with an apostrophe, and is not run. */
  function cell(words) {
    const text = /^[=+\-@\t\r'＝＋－＠]/.test(words) ? `'${words}` : words;
    return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  function table() {
    const heading = (section) => words(section.querySelector("h3"));
    // Online, the page's own address; from a disk, where it is read, which is all there is.
    const page = document.querySelector("link[rel=canonical]")?.href ?? location.href.replace(/[?#].*/, "");
    const rows = [["code", "famille", "intitule", "niveau", "enregistrements", "adresse"]];
    for (const { section, rows: own } of families) {
      for (const { row, level, title, registrations } of own.filter((one) => !one.row.hidden)) {
        const code = title.querySelector(".code");
        const address = new URL(code.getAttribute("href"), page).href;
        rows.push([words(code), heading(section), words(title).replace(words(code), "").trim(), /^\d+$/.test(level) ? level : "", lines(registrations), address]);
      }
    }
    return rows.map((row) => row.map(cell).join(";") + "\r\n").join("");
  }

  function save() {
    // With the mark by which spreadsheets know UTF-8: this file is opened by hand.
    const address = URL.createObjectURL(new Blob(["\ufeff", table()], { type: "text/csv;charset=utf-8" }));
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
