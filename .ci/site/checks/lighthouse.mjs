// Lighthouse on the heaviest page of each type: three categories at 100, as the site says of itself in its page on
// accessibility. Performance is a figure, on the heaviest pages of all: what moves it, weight, requests and shift, is held
// on every page elsewhere.
//
// Lighthouse is one to a program: each worker has its own, and its own Chromium, as a page behind another is not drawn.

import { Worker } from "node:worker_threads";
import { launch } from "../browser.mjs";
import { inLanes } from "../lanes.mjs";
import { heaviest } from "../pages.mjs";
import { fault, least, table, title } from "../report.mjs";
import { freePort } from "./servers.mjs";

const FULL = ["accessibility", "best-practices", "seo"];
const FIGURE = ["performance"];
/** The workers at once, each with a browser. */
const WORKERS = 2;
/** The pages whose performance is a figure. */
const TIMED = 4;

export async function scores(site, pages) {
  title(`Lighthouse: ${site.url}`);
  const chosen = heaviest(pages);
  const rows = await inLanes(chosen, (queue) => working(queue, (page, ask) => scored(site, page, ask)), WORKERS);
  table(rows, FULL.map((name) => [name, (row) => row[name], least]));
}

/** One page at a time, as the figure is a time. */
export async function performances(site, pages) {
  title(`Lighthouse, performance: ${site.url}`);
  const chosen = heaviest(pages).toSorted((a, b) => b.bytes - a.bytes).slice(0, TIMED);
  const rows = await inLanes(chosen, (queue) => working(queue, (page, ask) => timed(site, page, ask)), 1);
  table(rows, [
    ["performance", (row) => row.performance, least],
    ["LCP (s)", (row) => row.paint, (values) => Math.max(...values).toFixed(1)],
    ["TBT (ms)", (row) => row.blocking, (values) => Math.max(...values).toFixed(0)],
  ]);
}

async function scored(site, { path, address, type }, ask) {
  const url = site.url + address;
  const head = await (await fetch(url)).text();
  // A page that asks not to be indexed does as it means; the rest of the category still holds.
  const skipAudits = /<meta name="robots" content="noindex/.test(head) ? ["is-crawlable"] : [];
  const { scores, failed } = await ask(url, { onlyCategories: FULL, skipAudits });
  for (const name of FULL.filter((name) => scores[name] < 100)) fault(`Lighthouse: ${path}: ${name} ${scores[name]}: ${failed[name].join(", ")}`);
  return { path, type, ...scores };
}

async function timed(site, { path, address, type }, ask) {
  const { scores, values } = await ask(site.url + address, { onlyCategories: FIGURE });
  return { path, type, ...scores, paint: values["largest-contentful-paint"] / 1000, blocking: values["total-blocking-time"] };
}

/** What `judge` makes of each page of the queue, with a worker to ask. */
async function working(queue, judge) {
  const port = await freePort();
  const { close } = await launch(port);
  const worker = new Worker(new URL("lighthouse-worker.mjs", import.meta.url), { workerData: { port } });
  const ask = (url, options) =>
    new Promise((done, fail) => {
      worker.once("error", fail);
      worker.once("message", (answer) => {
        worker.off("error", fail);
        done(answer);
      });
      worker.postMessage({ url, options });
    });
  try {
    const rows = [];
    for (const page of queue) rows.push(await judge(page, ask));
    return rows;
  } finally {
    await worker.terminate();
    await close();
  }
}
