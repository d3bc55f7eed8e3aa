// The questions of requetes.json through the real page, at its address and from a disk; then the page as a keyboard and
// a screen reader meet it, and what it weighs. `reponses` are the first answers, in order; `parmi`, those of which one is
// among the first three.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { open } from "../browser.mjs";
import { inLanes } from "../lanes.mjs";
import { fault, title } from "../report.mjs";
import { judge } from "./accessibility.mjs";

const QUESTIONS = JSON.parse(readFileSync(new URL("../requetes.json", import.meta.url), "utf8"));
const PAGE = "recherche/";
/** Answers that are seen at once. */
const SEEN = 3;
/** The index, compressed: a sixth of a second on a slow 4G. */
const HEAVIEST = 90_000;

export async function search(browser, site) {
  title(`search, ${QUESTIONS.length} questions: ${site.url}`);
  if (QUESTIONS.length < 60) fault(`${QUESTIONS.length} questions, fewer than 60`);
  await answers(browser, site.url, "");
  await answers(browser, `${pathToFileURL(site.folder)}/`, "index.html");
  await stillness(browser, site);
  await keyboard(browser, site);
  await weight(browser, site);
}

/** Every question through `?q=`: the first answers are those expected, and each answer leads to what it names. */
async function answers(browser, root, index) {
  const start = performance.now();
  const asked = await inLanes(QUESTIONS, (queue) => asking(browser, queue, (question) => `${root}${PAGE}${index}?q=${encodeURIComponent(question)}`));
  const elapsed = performance.now() - start;
  const ids = new Map();
  let wrong = 0;
  for (const { question, essai, reponses, parmi, found } of asked) {
    const first = found.slice(0, Math.max(reponses?.length ?? 0, SEEN)).map((href) => decodeURI(href).slice(root.length).replace("index.html", ""));
    const inOrder = () => (reponses.length === 0 ? found.length === 0 : reponses.every((address, n) => first[n] === address));
    const right = parmi ? parmi.some((address) => first.includes(address)) : inOrder();
    if (!right) {
      wrong += 1;
      const expected = parmi ? `one of ${parmi.join(" | ")}` : reponses.join(" | ") || "nothing";
      fault(`« ${question} » (${essai}): ${first.join(" | ") || "nothing"}; expected ${expected}`);
    }
    for (const href of found) ids.set(href.split("#")[0], (ids.get(href.split("#")[0]) ?? new Set()).add(href.split("#")[1] ?? ""));
  }
  const targets = await inLanes([...ids], (queue) => following(browser, queue));
  const kind = root.startsWith("file:") ? "from a disk" : "served";
  console.log(`${kind}: ${asked.length - wrong} of ${QUESTIONS.length} as expected, ${targets.length} addresses of answers exist, ${(elapsed / QUESTIONS.length).toFixed(0)} ms a question with its page`);
}

/** Questions with what the page found for each. */
async function asking(browser, queue, addressOf) {
  const { page, faults, close } = await open(browser);
  const asked = [];
  for (const one of queue) {
    await page.goto(addressOf(one.question));
    await page.waitForFunction(() => document.querySelector("[data-etat]").textContent !== "");
    const found = await page.locator("[data-resultats] a").evaluateAll((links) => links.map((link) => link.href));
    asked.push({ ...one, found });
  }
  faults.forEach(fault);
  await close();
  return asked;
}

/** The anchors of answers, each looked for on its page. */
async function following(browser, queue) {
  const { page, faults, close } = await open(browser);
  const targets = [];
  for (const [address, anchors] of queue) {
    await page.goto(address);
    const known = new Set(await page.locator("[id]").evaluateAll((all) => all.map((one) => one.id)));
    for (const anchor of anchors) {
      targets.push(anchor);
      if (anchor && !known.has(anchor)) fault(`an answer leads to ${address}#${anchor}, which is not there`);
    }
  }
  faults.forEach(fault);
  await close();
  return targets;
}

/** A question comes with the page: nothing that is seen moves when its answers arrive. */
async function stillness(browser, site) {
  let worst = 0;
  for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
    const { page, faults, close } = await open(browser, { viewport });
    for (const question of ["devis", "chaudronnerie navale", "VAE"]) {
      // The index comes late: what the reader sees meanwhile must stay where it is.
      await page.route("**/recherche-index.*", (route) => setTimeout(() => route.continue(), 400));
      await page.goto(`${site.url}${PAGE}?q=${encodeURIComponent(question)}`);
      await page.waitForFunction(() => document.querySelector("[data-etat]").textContent !== "");
      const moved = await page.evaluate(
        () =>
          new Promise((done) => {
            let sum = 0;
            const observer = new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)));
            observer.observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(sum), 100);
          }),
      );
      worst = Math.max(worst, moved);
      if (moved > 0.01) fault(`search: « ${question} » moves the page, ${viewport.width} wide: CLS ${moved.toFixed(3)}`);
      const entries = await page.locator("#entrees").isVisible();
      const found = (await page.locator("[data-resultats] a").count()) > 0;
      if (entries === found) fault(`search: « ${question} »: the entries are ${entries ? "shown with answers" : "hidden without any"}`);
      // No heading is followed by nothing.
      await page.goto(`${site.url}${PAGE}`);
      const empty = await page.locator("#entrees :is(h3, h4)").evaluateAll((all) =>
        all.filter((one) => one.nextElementSibling === null || one.nextElementSibling.textContent.trim() === "").map((one) => one.textContent),
      );
      if (empty.length) fault(`search: nothing under ${empty.join(", ")}`);
    }
    faults.forEach(fault);
    await close();
  }
  console.log(`answers arrive: CLS ${worst.toFixed(3)} at worst`);
}

/** From the home page to an answer with the keyboard alone, and what is announced. */
async function keyboard(browser, site) {
  const { page, faults, close } = await open(browser);
  await page.goto(site.url);
  for (let n = 0; n < 5 && !(await page.evaluate(() => document.activeElement.matches("input[type=search]"))); n += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type("devis");
  await page.keyboard.press("Enter");
  await page.waitForURL(/recherche\/(index\.html)?\?q=devis/);
  const status = page.getByRole("status");
  await page.waitForFunction(() => /\d+ réponses?/.test(document.querySelector("[role=status]").textContent));
  const headings = await page.locator("[data-resultats] h2").count();
  if (headings < 2) fault("search: answers are not grouped under headings");

  // Typing goes on: results follow each key, the announcement waits.
  await page.locator("input[type=search]").focus();
  await page.keyboard.press("End");
  await page.evaluate(() => {
    globalThis.announced = [];
    new MutationObserver(() => globalThis.announced.push(document.querySelector("[role=status]").textContent)).observe(
      document.querySelector("[role=status]"),
      { childList: true, characterData: true, subtree: true },
    );
  });
  const typed = " documentation";
  await page.keyboard.type(typed, { delay: 40 });
  await page.waitForFunction(() => globalThis.announced.length > 0);
  const announced = await page.evaluate(() => globalThis.announced);
  // Once, but for a machine so busy that it pauses between keys.
  if (announced.length > typed.length / 2) fault(`search: announced ${announced.length} times while typing: ${announced.join(" / ")}`);
  if (!new URL(page.url()).searchParams.get("q")?.includes("documentation")) fault("search: the address does not keep the question");

  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const focused = await page.evaluate(() => document.activeElement.closest("[data-resultats]") !== null);
  if (!focused) fault("search: two tabs after the box, the focus is not on the first answer");
  await judge(page, "recherche/?q=devis documentation");
  const href = await page.evaluate(() => document.activeElement.href);
  await page.keyboard.press("Enter");
  await page.waitForURL(href);
  if ((await page.locator(":target").count()) !== 1) fault(`search: ${href} has no target`);
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll("[data-resultats] a").length > 0);
  if (!(await page.locator("input[type=search]").first().inputValue()).includes("devis")) fault("search: the way back loses the question");
  if (!(await status.textContent()).includes("réponse")) fault("search: the way back announces nothing");
  faults.forEach(fault);
  await close();
  console.log(`keyboard: from the home page to an answer and back; announced ${announced.length} time for ${typed.length} keys`);
}

/** What a first question costs. */
async function weight(browser, site) {
  const index = readdirSync(join(site.folder, "assets")).find((name) => /^recherche-index\..*\.js\.br$/.test(name));
  const { size } = statSync(join(site.folder, "assets", index));
  if (size > HEAVIEST) fault(`the index weighs ${size} bytes, more than ${HEAVIEST}`);
  const { page, close } = await open(browser);
  const sizes = [];
  page.on("requestfinished", async (request) => sizes.push(request.sizes()));
  await page.goto(`${site.url}${PAGE}?q=devis`, { waitUntil: "networkidle" });
  const answered = await page.evaluate(() => performance.now());
  const all = await Promise.all(sizes);
  const bytes = all.reduce((total, { responseBodySize }) => total + responseBodySize, 0);
  await close();
  console.log(`a first question, cold: ${(bytes / 1000).toFixed(1)} kB in ${all.length} requests, under ${answered.toFixed(0)} ms; the index ${(size / 1000).toFixed(1)} kB`);
}
