// axe and reflow, in {light, dark} × {320, 1280}, on the heaviest and the lightest page of each type.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { open } from "../browser.mjs";
import { samples } from "../pages.mjs";
import { fault, sum, table, title } from "../report.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SETTINGS = ["light", "dark"].flatMap((scheme) => [320, 1280].map((width) => ({ scheme, width, name: `${scheme} ${width}` })));

export async function accessibility(browser, site, pages) {
  title(`axe violations and overflow: ${site.url}`);
  const rows = [];
  for (const setting of SETTINGS) {
    const { page, close } = await open(browser, {
      viewport: { width: setting.width, height: 800 },
      colorScheme: setting.scheme,
    });
    for (const sample of samples(pages)) rows.push(await judged(page, site, sample, setting));
    await close();
  }
  table(rows, [
    ...SETTINGS.map(({ name }) => [name, (row) => (row.setting === name ? row.violations : 0), sum]),
    ["rules passed", (row) => row.passes, (values) => String(Math.min(...values))],
    ["overflows", (row) => row.overflow, sum],
  ]);
}

async function judged(page, site, { path, address, type }, { name }) {
  await page.goto(site.url + address);
  return { path, type, setting: name, ...(await judge(page, `${path} ${name}`)) };
}

/** Judges the page as it stands. */
export async function judge(page, where) {
  // Through the debugger, as the page's own policy lets no foreign script in.
  await page.evaluate(AXE);
  const result = await page.evaluate((tags) => axe.run({ runOnly: tags, resultTypes: ["violations"] }), TAGS);
  for (const { id, nodes } of result.violations) fault(`axe: ${where}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  if (result.passes.length === 0) fault(`axe: ${where}: no rule applied`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (wide) fault(`overflow: ${where}`);
  return { violations: result.violations.length, passes: result.passes.length, overflow: Number(wide) };
}
