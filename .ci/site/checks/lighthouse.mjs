// Lighthouse on the heaviest page of each type: three categories at 100, performance as a figure.

import lighthouse from "lighthouse";
import { heaviest } from "../pages.mjs";
import { fault, least, table, title } from "../report.mjs";

const CATEGORIES = ["accessibility", "best-practices", "seo", "performance"];
const FULL = ["accessibility", "best-practices", "seo"];

export async function scores(port, site, pages) {
  title(`Lighthouse: ${site.url}`);
  const rows = [];
  for (const page of heaviest(pages)) rows.push(await scored(port, site, page));
  table(rows, [
    ...CATEGORIES.map((name) => [name, (row) => row[name], least]),
    ["LCP (s)", (row) => row.paint, (values) => Math.max(...values).toFixed(1)],
    ["TBT (ms)", (row) => row.blocking, (values) => Math.max(...values).toFixed(0)],
  ]);
}

/** On a machine too busy to draw the page in time, nothing is measured: it is tried again, and fails in the end. */
async function measured(url, options) {
  for (let tries = 1; ; tries += 1) {
    const { lhr } = await lighthouse(url, options);
    const missing = CATEGORIES.filter((name) => lhr.categories[name].score === null);
    if (missing.length === 0) return lhr;
    const errors = Object.values(lhr.audits).flatMap((audit) => audit.errorMessage ?? []);
    const words = `Lighthouse: ${url}: nothing measured for ${missing.join(", ")}: ${errors[0] ?? "no reason given"}`;
    if (tries === 3) throw new Error(words);
    console.log(words);
  }
}

async function scored(port, site, { path, address, type }) {
  const url = site.url + address;
  const head = await (await fetch(url)).text();
  // A page that asks not to be indexed does as it means; the rest of the category still holds.
  const skipAudits = /<meta name="robots" content="noindex/.test(head) ? ["is-crawlable"] : [];
  const lhr = await measured(url, { port, onlyCategories: CATEGORIES, skipAudits, logLevel: "error" });
  const score = (name) => Math.round(lhr.categories[name].score * 100);
  for (const name of FULL.filter((name) => score(name) < 100)) {
    const failed = lhr.categories[name].auditRefs.map((ref) => lhr.audits[ref.id]).filter((audit) => audit.score !== null && audit.score < 1);
    fault(`Lighthouse: ${path}: ${name} ${score(name)}: ${failed.map((audit) => audit.id).join(", ")}`);
  }
  const own = Object.fromEntries(CATEGORIES.map((name) => [name, score(name)]));
  const value = (audit) => lhr.audits[audit].numericValue ?? 0;
  return { path, type, ...own, paint: value("largest-contentful-paint") / 1000, blocking: value("total-blocking-time") };
}
