// Fills forms as Firefox does, with its engine, saves them, and reads them back: `node pdfjs.mjs FILLED FORM…`.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const TEXT = "Œuvre d’été – 12 € Şołtys";

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
function answer({ fieldName, fieldType, maxLen, checkBox, exportValue, buttonValue }, answers) {
  if (fieldType === "Tx") {
    const text = maxLen ? TEXT.slice(0, maxLen) : TEXT;
    answers.set(fieldName, text);
    return text;
  }
  const isFirst = !answers.has(fieldName);
  if (isFirst) answers.set(fieldName, checkBox ? exportValue : buttonValue);
  return isFirst;
}
