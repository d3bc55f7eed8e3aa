// Checks a built site in a browser: `node check.mjs ROOT PUBLISHED ADDRESS SERVERS`.
//
// ROOT is a site with its drafts, served at the root. PUBLISHED is the same content as it would be put online at ADDRESS,
// served under a sub-path. SERVERS holds nginx and Caddy, unpacked. Each figure is printed by page type, and the seconds of
// each check at the end; the exit code is 1 when one fault was found, and a check that cannot run throws, which fails too.
//
// The checks come one after the other, so that one that types at a human's pace is alone; each does its pages in lanes.

import { resolve } from "node:path";
import { launch } from "./browser.mjs";
import { accessibility } from "./checks/accessibility.mjs";
import { html } from "./checks/html.mjs";
import { links } from "./checks/links.mjs";
import { list } from "./checks/list.mjs";
import { load, missing } from "./checks/load.mjs";
import { performances, scores } from "./checks/lighthouse.mjs";
import { search } from "./checks/search.mjs";
import { servers } from "./checks/servers.mjs";
import { titles } from "./checks/titles.mjs";
import { pages, samples } from "./pages.mjs";
import { durations, faults } from "./report.mjs";
import { serve } from "./server.mjs";

const [rootFolder, publishedFolder, address, binaries] = process.argv.slice(2);
const root = await serve(resolve(rootFolder), "/");
const published = await serve(resolve(publishedFolder), "/sous-chemin/");
const { browser, close } = await launch();
try {
  for (const [site, publicAddress] of [[root, null], [published, address]]) {
    const all = pages(site.folder);
    if (all.length < 5) throw new Error(`${site.folder} holds ${all.length} pages`);
    html(site, all);
    await links(site, all, publicAddress);
    await load(browser, site, site === root ? all : samples(all));
  }
  await titles(browser, root, pages(root.folder));
  await servers(binaries, published, pages(published.folder));
  await missing(browser, published);
  await search(browser, published);
  await list(browser, published);
  await accessibility(browser, root, pages(root.folder));
  // What only a site that knows its address has: the missing page, the links that report a mistake.
  const online = pages(published.folder).filter(({ type }) => ["404", "referentiel"].includes(type));
  await accessibility(browser, published, online);
  await scores(published, pages(published.folder));
  await performances(published, pages(published.folder));
} finally {
  await close();
  root.close();
  published.close();
}
durations();
console.log(`\nsite: ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
