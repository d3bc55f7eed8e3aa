// What a reader on a phone meets first: the title of each page, before any menu.

import { open } from "../browser.mjs";
import { inLanes } from "../lanes.mjs";
import { fault, table, title } from "../report.mjs";

const PHONE = { width: 360, height: 740 };
/** From the top of the page to its title, in pixels: a third of that screen. */
const LOWEST = 240;

export async function titles(browser, site, pages) {
  title(`titles on a phone: ${site.url}`);
  const rows = await inLanes(pages, async (queue) => {
    const { page, faults, close } = await open(browser, { viewport: PHONE });
    const own = [];
    for (const { path, address, type } of queue) {
      await page.goto(site.url + address);
      const top = await page.evaluate(() => document.querySelector("h1").getBoundingClientRect().top + scrollY);
      if (top > LOWEST) fault(`${path}: its title is ${top.toFixed(0)} px from the top`);
      // What leads each reader of the home page is seen without a gesture.
      const last = await page.locator(".you").evaluateAll((all) => Math.max(0, ...all.map((one) => one.getBoundingClientRect().bottom + scrollY)));
      if (last > PHONE.height) fault(`${path}: « Vous êtes » ends ${last.toFixed(0)} px from the top`);
      own.push({ path, type, top: Math.round(top) });
    }
    faults.forEach(fault);
    await close();
    return own;
  });
  table(rows, [["title at (px)", (row) => row.top]]);
}
