// Every page, opened cold: what it complains of, what it weighs, whether it moves, what it says without scripts.

import { open } from "../browser.mjs";
import { inLanes } from "../lanes.mjs";
import { fault, table, title, worst } from "../report.mjs";

/** Of a first load: what travels, compressed, headers left out. */
const MOST_BYTES = 40_000;
const MOST_REQUESTS = 4;

export async function load(browser, site, pages) {
  title(`first load, console, CSP, layout shift, JavaScript off: ${site.url}`);
  const rows = await inLanes(pages, async (queue) => {
    const [scripted, bare] = [await cold(browser), await open(browser, { javaScriptEnabled: false })];
    const own = [];
    for (const page of queue) own.push(await loaded(scripted, bare, site, page));
    // What came too late for the table.
    for (const { faults, close } of [scripted, bare]) {
      faults.forEach(fault);
      await close();
    }
    return own;
  });
  table(rows, [
    ["kB", (row) => row.bytes, (values) => (Math.max(...values) / 1000).toFixed(1)],
    ["requests", (row) => row.requests],
    ["CLS", (row) => row.shift, (values) => Math.max(...values).toFixed(3)],
    ["faults", (row) => row.faults],
    ["lost without JS", (row) => row.lost],
  ]);
}

/** An address that leads nowhere, however deep: the page that says so comes whole, and leads somewhere. */
export async function missing(browser, site) {
  const { page, faults, close } = await open(browser, { expects404: true });
  for (const address of ["nulle-part", "nulle/part/ici/"]) {
    const response = await page.goto(site.url + address, { waitUntil: "networkidle" });
    if (response.status() !== 404) fault(`${address}: ${response.status()}`);
    const styled = await page.evaluate(() => getComputedStyle(document.querySelector(".masthead-inner")).display === "flex");
    if (!styled) fault(`${address}: the missing page has no style`);
    await page.getByRole("searchbox").fill("devis");
    await page.keyboard.press("Enter");
    await page.locator("[data-resultats] a").first().click();
    if ((await page.locator(":target").count()) !== 1) fault(`${address}: its search leads nowhere`);
  }
  faults.filter((words) => !words.includes("404")).forEach(fault);
  await close();
  console.log("missing addresses, at two depths: told, styled, searched");
}

/** A page that keeps nothing of what it loaded: each address is opened in it as the first one was. */
async function cold(browser) {
  const { page, faults, close } = await open(browser);
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.setCacheDisabled", { cacheDisabled: true });
  const requests = [];
  page.on("request", (request) => requests.push(request));
  await page.addInitScript(() => {
    globalThis.seen = { shift: 0, violations: [] };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.seen.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    addEventListener("securitypolicyviolation", (event) => globalThis.seen.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  return { page, faults, requests, close };
}

async function loaded(scripted, bare, site, { path, address, type }) {
  const url = site.url + address;
  scripted.requests.length = 0;
  await scripted.page.goto(url, { waitUntil: "networkidle" });
  const requests = [...scripted.requests];
  const seen = await scripted.page.evaluate(() => ({ ...globalThis.seen, kept: localStorage.length + sessionStorage.length + document.cookie.length }));
  const said = await scripted.page.locator("body").innerText();
  // Controls that only a script works are not missed where there is none.
  const ofScripts = (await scripted.page.locator("[data-avec-script]").allInnerTexts()).flatMap((text) => text.split("\n"));
  const arrived = requests.filter((request) => request.failure() === null);
  const sizes = await Promise.all(arrived.map((request) => request.sizes()));
  const bytes = sizes.reduce((total, { responseBodySize }) => total + responseBodySize, 0);

  await bare.page.goto(url);
  const bareSaid = (await bare.page.locator("body").innerText()).split("\n");
  const lost = said.split("\n").filter((line) => !bareSaid.includes(line) && !ofScripts.includes(line));

  const own = [...scripted.faults.splice(0), ...bare.faults.splice(0), ...seen.violations.map((violation) => `CSP: ${violation}`)];
  for (const request of requests) if (!request.url().startsWith(site.url)) own.push(`request outside: ${request.url()}`);
  if (bytes > MOST_BYTES) own.push(`${bytes} bytes, more than ${MOST_BYTES}`);
  if (requests.length > MOST_REQUESTS) own.push(`${requests.length} requests, more than ${MOST_REQUESTS}`);
  if (seen.shift > 0) own.push(`layout shift ${seen.shift}`);
  // Nothing is kept in a reader's browser, nor from one of these pages to the next.
  if (seen.kept > 0) own.push("keeps something in the browser");
  for (const line of lost) own.push(`not said without JavaScript: ${line}`);
  own.forEach((words) => fault(`${path}: ${words}`));
  return { path, type, bytes, requests: requests.length, shift: seen.shift, faults: own.length, lost: lost.length };
}
