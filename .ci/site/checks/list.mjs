// The filter of a list as a keyboard and a screen reader meet it: the rows that it keeps, the address that keeps it, the
// count that is announced, the table of what is shown; and the page without scripts.

import { readFileSync, readdirSync } from "node:fs";
import { open } from "../browser.mjs";
import { fault, title } from "../report.mjs";
import { judge } from "./accessibility.mjs";

const PAGE = "listes/pro-a/2019/";
const CSV = "donnees/listes/pro-a-2019.csv";

/** The rows as the content has them: the code and the title of each. */
function titles() {
  const folder = "content/listes/pro-a/2019/familles";
  const texts = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, "utf8"));
  const rows = texts.flatMap((text) => [...text.matchAll(/^\[\[ligne\]\]\ncode = "(.*)"\nintitule = "(.*)"$/gm)]);
  return rows.map(([, code, title]) => ({ id: code.toLowerCase().replace(".", "-"), title: JSON.parse(`"${title}"`) }));
}

const shown = (page) => page.evaluate(() => [...document.querySelectorAll("tr[id^=pa]")].filter((row) => row.checkVisibility()).map((row) => row.id));

export async function list(browser, site) {
  title(`filter of a list: ${site.url}`);
  await filtered(browser, site);
  for (const colorScheme of ["light", "dark"]) await narrow(browser, site, colorScheme);
  await bare(browser, site);
}

async function filtered(browser, site) {
  const { page, faults, close } = await open(browser, { acceptDownloads: true });
  await page.goto(site.url + PAGE);
  const all = await shown(page);
  if (all.length !== 100) fault(`list: ${all.length} rows before any filter`);
  await page.evaluate(() => {
    globalThis.announced = [];
    new MutationObserver(() => globalThis.announced.push(document.querySelector("[data-compte]").textContent)).observe(
      document.querySelector("[data-compte]"),
      { childList: true, characterData: true, subtree: true },
    );
  });
  await page.getByLabel("Un intitulé").focus();
  const typed = "assistants MANAGER";
  await page.keyboard.type(typed, { delay: 40 });
  await page.waitForFunction(() => globalThis.announced.length > 0);
  const announced = await page.evaluate(() => globalThis.announced);
  if (announced.length > typed.length / 2) fault(`list: announced ${announced.length} times while typing`);
  const kept = await shown(page);
  const words = await page.locator("tr[id^=pa]:visible").evaluateAll((rows) => rows.map((row) => row.textContent.toLowerCase()));
  if (kept.length === 0 || kept.length === all.length) fault(`list: « ${typed} » keeps ${kept.length} rows`);
  if (!words.every((row) => row.includes("assistant") && row.includes("manager"))) fault(`list: « ${typed} » keeps another row`);
  if (!announced.at(-1).startsWith(`${kept.length} `)) fault(`list: « ${announced.at(-1)} » for ${kept.length} rows`);

  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("5");
  const question = Object.fromEntries(new URL(page.url()).searchParams);
  if (question.q !== typed || question.niveau !== "5") fault(`list: the address keeps ${JSON.stringify(question)}`);
  const both = await shown(page);
  await page.reload();
  await page.waitForFunction((count) => document.querySelector("[data-compte]").textContent.startsWith(`${count} `), both.length);
  if ((await shown(page)).join() !== both.join()) fault("list: the address does not bring the filter back");

  // Each title, as one types it, finds its row; a word of it too, in the feminine.
  await page.goto(site.url + PAGE);
  const titled = titles();
  if (titled.length !== all.length) fault(`list: ${titled.length} titles in the content`);
  for (const { id, title } of titled) {
    await page.getByLabel("Un intitulé").fill(title);
    if (!(await shown(page)).includes(id)) fault(`list: « ${title} » does not find ${id}`);
  }
  for (const [asked, id] of [["infirmière", "infirmier"], ["auditrice", "auditeur"], ["assistante", "assistant"]]) {
    await page.getByLabel("Un intitulé").fill(id);
    const masculine = await shown(page);
    await page.getByLabel("Un intitulé").fill(asked);
    if (masculine.length === 0 || (await shown(page)).join() !== masculine.join()) fault(`list: « ${asked} » is not « ${id} »`);
  }

  // One by RNCP code, written as readers write it; then what is shown, as a table.
  for (const asked of ["RNCP 28152", "rncp28152", "28152", "28 152"]) {
    await page.goto(`${site.url}${PAGE}?q=${encodeURIComponent(asked)}`);
    await page.waitForFunction(() => / sur 100/.test(document.querySelector("[data-compte]").textContent));
    if ((await shown(page)).join() !== "pa1-1") fault(`list: « ${asked} » keeps ${await shown(page)}`);
  }
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "CSV" }).click()]);
  const table = readFileSync(await download.path(), "utf8");
  // The lines of the published file, and no other.
  const whole = await (await fetch(site.url + CSV)).text();
  const [head, ...lines] = whole.split("\r\n");
  const expected = lines.filter((line) => line.split(";")[3] === "PA1.1");
  if (!/-extrait\.csv$/.test(download.suggestedFilename())) fault(`list: the table is named ${download.suggestedFilename()}`);
  if (expected.length === 0 || table.replace("\ufeff", "") !== [head.replace("\ufeff", ""), ...expected, ""].join("\r\n")) fault(`list: the table is ${table}`);
  await page.goto(site.url + PAGE);
  const [all100] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "CSV" }).click()]);
  const published = Buffer.from(await (await fetch(site.url + CSV)).arrayBuffer());
  if (!readFileSync(await all100.path()).equals(published)) fault("list: the table of all that is shown is not the published file");

  // A link to a row that the filter hides shows it; nothing at all is said too.
  await page.evaluate(() => (location.hash = "#pa2-1"));
  await page.waitForFunction(() => document.querySelector("#pa2-1").checkVisibility());
  await page.goto(`${site.url}${PAGE}?q=soudure&niveau=99`);
  await page.waitForFunction(() => document.querySelector("[data-compte]").textContent.startsWith("Aucune"));
  await judge(page, `${PAGE}?q=soudure`);
  await page.getByRole("button", { name: "Tout montrer" }).click();
  if ((await shown(page)).length !== all.length) fault("list: the way back does not show all");
  if (new URL(page.url()).search !== "") fault("list: the address keeps a filter that was left");
  faults.forEach(fault);
  await close();
  console.log(`typed: ${kept.length} of ${all.length} rows, ${both.length} with a level; announced ${announced.length} time; address, table and way back as expected`);
}

async function narrow(browser, site, colorScheme) {
  const { page, faults, close } = await open(browser, { viewport: { width: 320, height: 800 }, colorScheme });
  await page.goto(`${site.url}${PAGE}?q=RNCP+26312`);
  await page.waitForFunction(() => / sur 100/.test(document.querySelector("[data-compte]").textContent));
  if ((await shown(page)).length === 0) fault("list: nothing at 320 px for a code of the list");
  await judge(page, `${PAGE} filtered, ${colorScheme} 320`);
  const small = await page.locator("[data-filtre] :is(input, select, button)").evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 24).length);
  if (small > 0) fault(`list: ${small} controls of the filter are under 24 px`);
  faults.forEach(fault);
  await close();
}

/** Without scripts the filter is not there, and the pages of families and levels are. */
async function bare(browser, site) {
  const { page, close } = await open(browser, { javaScriptEnabled: false });
  await page.goto(site.url + PAGE);
  await page.getByText("Par famille, par niveau").click();
  await page.getByRole("navigation", { name: "Filtrer par niveau" }).getByRole("link", { name: /^Niveau 5/ }).click();
  const rows = await page.locator("tr[id^=pa]").count();
  const said = await page.locator("#certifications h2").textContent();
  if (rows === 0 || !said.startsWith(`${rows} `)) fault(`list: without scripts, ${rows} rows under « ${said} »`);
  await close();
}
