// Every link and every fragment, by a tool that knows nothing of the generator; and no page that nothing leads to.

import { LinkChecker } from "linkinator";
import { fault, sum, table, title } from "../report.mjs";

/** `publicAddress`: what the site calls itself in its canonical links; read as the address that serves it here. */
export async function links(site, pages, publicAddress) {
  title(`links and fragments, by linkinator: ${site.url}`);
  const options = {
    checkFragments: true,
    urlRewriteExpressions: publicAddress ? [{ pattern: new RegExp(`^${publicAddress}/?`), replacement: site.url }] : [],
    linksToSkip: async (link) => !link.startsWith(site.origin),
  };
  const outside = new Set();
  const rows = [];
  for (const page of pages) {
    // One page at a time: in a recursive run, linkinator checks only the fragments that it knew when it fetched a page.
    const from = site.url + page.address;
    const { links } = await new LinkChecker().check({ ...options, path: from });
    const targets = new Set();
    for (const { url, state, status, failureDetails } of links) {
      if (state === "SKIPPED") outside.add(url);
      else if (!url.startsWith(site.url)) fault(`link out of the sub-path: ${page.path}: ${url}`);
      else targets.add(url.slice(site.url.length).replace(/index\.html$/, ""));
      if (state === "BROKEN") fault(`linkinator: ${page.path}: ${url} (${status}) ${failureDetails?.map((one) => one.message ?? "").join(" ")}`);
    }
    rows.push({ ...page, targets, links: links.length, broken: links.filter(({ state }) => state === "BROKEN").length });
  }
  const reached = reachable(rows);
  for (const row of rows) {
    row.orphan = Number(row.path !== "404.html" && !reached.has(row.address));
    if (row.orphan) fault(`no link leads to ${row.path}`);
  }
  table(rows, [["links", (row) => row.links, sum], ["broken", (row) => row.broken, sum], ["orphans", (row) => row.orphan, sum]]);
  console.log(`${outside.size} addresses outside, not followed`);
}

/** The addresses that links lead to from the home page. */
function reachable(rows) {
  const reached = new Set([""]);
  // A set visits what is added to it meanwhile.
  for (const address of reached) {
    for (const target of rows.find((row) => row.address === address)?.targets ?? []) reached.add(target);
  }
  return reached;
}
