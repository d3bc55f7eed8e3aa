// The libraries that the theme carries are their published versions, minified and nothing else.
// `node vendor.mjs --write` makes them again after a change of version.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { minify } from "terser";

const ASSETS = new URL("../../themes/defaut/assets/", import.meta.url);
const folder = join(dirname(createRequire(import.meta.url).resolve("minisearch")), "../..");
const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const { code } = await minify(readFileSync(join(folder, "dist/umd/index.js"), "utf8"), { format: { comments: false } });

const files = {
  "minisearch.js": `/*! MiniSearch ${version}, licence MIT : voir minisearch-licence.txt */\n${code}\n`,
  "minisearch-licence.txt": readFileSync(join(folder, "LICENSE.txt"), "utf8"),
};
for (const [name, text] of Object.entries(files)) {
  const place = new URL(name, ASSETS);
  if (process.argv.includes("--write")) writeFileSync(place, text);
  else if (readFileSync(place, "utf8") !== text) throw new Error(`${name} is not MiniSearch ${version} as published, minified`);
}
console.log(`vendored: MiniSearch ${version}`);
