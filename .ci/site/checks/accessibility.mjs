// axe and reflow, in {light, dark} × {320, 1280}, on the heaviest and the lightest page of each type.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { open } from "../browser.mjs";
import { inLanes } from "../lanes.mjs";
import { samples } from "../pages.mjs";
import { fault, sum, table, title } from "../report.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SCHEMES = ["light", "dark"];
const WIDTHS = [320, 1280];
const SETTINGS = SCHEMES.flatMap((scheme) => WIDTHS.map((width) => `${scheme} ${width}`));

export async function accessibility(browser, site, pages) {
  title(`axe violations and overflow: ${site.url}`);
  const judged = samples(pages).flatMap((sample) => WIDTHS.map((width) => ({ ...sample, width })));
  const rows = await inLanes(judged, async (queue) => {
    const { page, close } = await open(browser);
    const own = [];
    for (const sample of queue) own.push(...(await inBothSchemes(page, site, sample)));
    await close();
    return own;
  });
  table(rows, [
    ...SETTINGS.map((name) => [name, (row) => (row.setting === name ? row.violations : 0), sum]),
    ["rules passed", (row) => row.passes, (values) => String(Math.min(...values))],
    ["overflows", (row) => row.overflow, sum],
  ]);
}

/** Loaded at a width, as a script may look at it; the scheme is CSS's alone, and changes under the page. */
async function inBothSchemes(page, site, { path, address, type, width }) {
  await page.setViewportSize({ width, height: 800 });
  await page.goto(site.url + address);
  const rows = [];
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    const setting = `${scheme} ${width}`;
    rows.push({ path, type, setting, ...(await judge(page, `${path} ${setting}`)) });
  }
  return rows;
}

/** Judges the page as it stands. */
export async function judge(page, where) {
  // Through the debugger, as the page's own policy lets no foreign script in.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const result = await page.evaluate((tags) => axe.run({ runOnly: tags, resultTypes: ["violations"] }), TAGS);
  for (const { id, nodes } of result.violations) fault(`axe: ${where}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  if (result.passes.length === 0) fault(`axe: ${where}: no rule applied`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (wide) fault(`overflow: ${where}`);
  return { violations: result.violations.length, passes: result.passes.length, overflow: Number(wide) };
}
