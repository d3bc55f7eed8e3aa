// Fills forms as Firefox does, with its engine, saves them, and reads them back: `node pdfjs.mjs FILLED FORM…`.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const TEXT = "Œuvre d’été – 12 € Şołtys";
// What goes into the fields of these names, as in fill.py.
const LONG = {
  date: "du 03/09/2026 au 17/12/2026",
  candidat: "Marie-Charlotte Dupont de la Roche-Beaucourt, née Ковальчук",
  evaluateur: "Jean-François Papadopoulos-Lefèvre, responsable de l’agence",
  organisme: "Mutualité Française Formation Île-de-France, 255 rue de Vaugirard, 75015 Paris",
  entreprise: "Mutuelle générale d’Île-de-France, agence de Boulogne-Billancourt (92), 3ᵉ étage",
};
const LIST = Array.from({ length: 8 }, (_, n) => `✓ point ${n + 1} : re\u2011voir la ﬁche avec Ελένη`).join("\n");

const [folder, ...forms] = process.argv.slice(2);
if (forms.length === 0) throw new Error("no form to fill");
for (const form of forms) {
  const document = await open(readFileSync(form));
  const answers = new Map();
  for (const widget of await widgets(document)) document.annotationStorage.setValue(widget.id, { value: answer(widget, answers) });
  const bytes = await document.saveDocument();
  writeFileSync(join(folder, `pdfjs-${basename(form)}`), bytes);
  const lost = [];
  const again = await open(bytes);
  for (const { fieldName, fieldValue } of await widgets(again)) {
    if (fieldValue !== answers.get(fieldName)) lost.push(`${fieldName}: ${JSON.stringify(fieldValue)}`);
  }
  console.log(`pdf.js: ${basename(form)}: ${answers.size} fields, ${lost.length} lost`);
  if (answers.size === 0 || lost.length > 0) throw new Error(lost.join("\n"));
}

function open(bytes) {
  return getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 }).promise;
}

async function widgets(document) {
  const all = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const annotations = await (await document.getPage(n)).getAnnotations();
    all.push(...annotations.filter(({ subtype, fieldType }) => subtype === "Widget" && fieldType !== "Sig"));
  }
  return all;
}

/** As much of the text as a field takes; the first box of a group. What is read back is kept by field. */
function answer({ fieldName, fieldType, maxLen, multiLine, rect, checkBox, exportValue, buttonValue }, answers) {
  if (fieldType === "Tx") {
    const long = Object.entries(LONG).find(([word]) => fieldName.includes(word) && !fieldName.includes("commentaire"));
    const [left, bottom, right, top] = rect;
    const holdsAList = multiLine && top - bottom > 8 * 9 && right - left > 200 && maxLen >= LIST.length + 8;
    // A long answer is kept whole: a field that cuts it is in fault.
    const text = long ? long[1] : holdsAList ? LIST : TEXT.slice(0, maxLen || undefined);
    if (maxLen && text.length > maxLen) throw new Error(`${fieldName} takes ${maxLen} letters, of ${text.length}`);
    answers.set(fieldName, text);
    return text;
  }
  const isFirst = !answers.has(fieldName);
  if (isFirst) answers.set(fieldName, checkBox ? exportValue : buttonValue);
  return isFirst;
}
