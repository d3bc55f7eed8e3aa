// The preview as an editor sees it, in Chromium: each save is seen, each error is told, nothing is lost.
//
//   node .ci/preview.mjs [IMAGES]
//
// Wants target/release/fascicule, and the packages of .ci/site. Works on a copy of the tests' content; with a folder for
// IMAGES, leaves there what it saw.

import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const { chromium } = createRequire(path.join(root, ".ci/site/"))("playwright-core");
const images = process.argv[2];

const project = fs.mkdtempSync(path.join(os.tmpdir(), "fascicule-apercu-"));
fs.cpSync(path.join(root, "tests/fixtures/content"), path.join(project, "content"), { recursive: true });
// The whole theme, so that each of its files may be changed.
for (const theme of ["defaut", "branche"]) fs.cpSync(path.join(root, "themes", theme), path.join(project, "themes/branche"), { recursive: true });
const at = (name) => path.join(project, "content", name);
const read = (name) => fs.readFileSync(at(name), "utf8");
const save = (name, text) => fs.writeFileSync(at(name), text);
/** As most editors save: beside, then in its place. */
const saveAtomically = (name, text) => {
  const beside = at(name) + "~";
  fs.writeFileSync(beside, text);
  fs.renameSync(beside, at(name));
};

const program = path.join(root, "target/release/fascicule");
const start = (...options) => {
  const child = spawn(program, ["serve", ...options], { cwd: project, stdio: ["ignore", "pipe", "pipe"] });
  child.stderr.resume();
  return child;
};
/** Where the preview says that it is. */
const addressOf = async (child) => {
  for await (const line of createInterface(child.stdout)) {
    const address = line.match(/http:\/\/\S+/);
    if (address) {
      child.stdout.resume();
      return address[0];
    }
  }
  throw new Error("the preview did not say its address");
};

let passed = 0;
const check = async (what, act) => {
  await act();
  passed++;
  console.log(`ok ${what}`);
};
const same = (found, expected) => {
  if (found !== expected) throw new Error(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
};

// Whatever hangs, the check ends, and what it started with it.
setTimeout(() => {
  console.log(`FAILED after ${passed} checks: too long`);
  process.exit(1);
}, 300_000).unref();
process.on("exit", () => server.kill("SIGKILL"));

const server = start("--port", "0");
const home = await addressOf(server);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"],
});
const page = await browser.newPage({ locale: "fr-FR", viewport: { width: 1100, height: 800 } });
page.setDefaultTimeout(10_000);
const complaints = [];
page.on("pageerror", (error) => complaints.push(String(error)));
let loads = 0;
page.on("load", () => loads++);
const look = (name) => images && page.screenshot({ path: path.join(images, `${name}.png`) });

const domaine = "certifications/boulanger/2020/domaines/d1.toml";
const sound = read(domaine);
const gesture = (words) => sound.replace("Pétrir la pâte à la main", words);
const statement = page.locator("#d1-sf1");
const panel = page.locator("apercu-fascicule section");
const shows = (locator, words) => locator.filter({ hasText: words }).first().waitFor();

try {
  await page.goto(`${home}certifications/boulanger/2020/referentiel/`);
  await shows(statement, "Pétrir la pâte à la main");

  await check("a save is seen, and the place on the page is kept", async () => {
    await page.evaluate(() => scrollTo(0, 300));
    save(domaine, gesture("Pétrir la pâte à deux mains"));
    await shows(statement, "Pétrir la pâte à deux mains");
    await page.waitForFunction(() => scrollY === 300);
  });

  await check("an atomic save is seen", async () => {
    saveAtomically(domaine, gesture("Pétrir la pâte du bout des doigts"));
    await shows(statement, "du bout des doigts");
  });

  await check("an error is told over the last good page, as text", async () => {
    save(domaine, gesture("Pétrir").replace("texte = \"Pétrir\"", "texxte = \"<img src=x onerror=alert(1)>\""));
    await shows(panel, "vouliez-vous dire « texte »");
    await shows(panel, "content/certifications/boulanger/2020/domaines/d1.toml:");
    await shows(panel, "<img src=x onerror=alert(1)>");
    same(await panel.locator("img").count(), 0);
    await shows(statement, "du bout des doigts");
    await look("erreur");
  });

  await check("another page tells it too, and the panel can be closed", async () => {
    await page.goto(home);
    await panel.waitFor();
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    await page.goBack();
    await panel.waitFor();
    await panel.getByRole("button", { name: "Fermer" }).click();
    await panel.waitFor({ state: "detached" });
  });

  await check("mended, the page is the new one and the panel is gone", async () => {
    save(domaine, gesture("Pétrir sans hâte"));
    await shows(statement, "Pétrir sans hâte");
    same(await panel.count(), 0);
    await look("page");
  });

  await check("fifty saves in a second end on the last one", async () => {
    for (let n = 1; n <= 50; n++) {
      (n % 2 ? save : saveAtomically)(domaine, gesture(`Pétrir, fois ${n}`));
      await new Promise((done) => setTimeout(done, 20));
    }
    await shows(statement, "Pétrir, fois 50");
    same(await panel.count(), 0);
  });

  await check("a save of the same words loads nothing", async () => {
    await page.waitForLoadState("networkidle").catch(() => {});
    const before = loads;
    saveAtomically(domaine, gesture("Pétrir, fois 50"));
    await new Promise((done) => setTimeout(done, 600));
    same(loads, before);
  });

  await check("a folder renamed: its page says so, and comes back with it", async () => {
    const [from, to] = ["certifications/boulanger", "certifications/meunier"].map(at);
    fs.renameSync(from, to);
    // The shared texts link to it: that is an error, and the page stays.
    await shows(panel, "ce lien ne mène nulle part");
    const named = fs.readdirSync(at("."), { recursive: true }).filter((name) => /\.(md|toml)$/.test(name) && !name.startsWith("certifications/meunier"));
    const linked = named.map((name) => [name, read(name)]).filter(([, words]) => words.includes("boulanger"));
    for (const [name, words] of linked) save(name, words.replaceAll("boulanger", "meunier"));
    await shows(page.locator("h1"), "Page introuvable");
    await look("absente");
    fs.renameSync(to, from);
    for (const [name, words] of linked) save(name, words);
    await shows(statement, "Pétrir, fois 50");
  });

  await check("a file deleted is an error, a new folder a new page", async () => {
    const bytes = read(domaine);
    fs.rmSync(at(domaine));
    await panel.waitFor();
    save(domaine, bytes);
    await panel.waitFor({ state: "detached" });
    await page.goto(`${home}certifications/mitron/2021/`);
    await shows(page.locator("h1"), "Page introuvable");
    fs.cpSync(at("certifications/boulanger/2021"), at("certifications/mitron/2021"), { recursive: true });
    await shows(page.locator("h1"), "Boulanger de démonstration");
    fs.rmSync(at("certifications/mitron"), { recursive: true });
    await shows(page.locator("h1"), "Page introuvable");
  });

  await check("the theme is followed as well", async () => {
    await page.goto(home);
    const css = path.join(project, "themes/branche/assets/site.css");
    fs.appendFileSync(css, "\nh1 { color: rgb(1, 2, 3) !important }\n");
    await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color === "rgb(1, 2, 3)");
  });

  await check("a link to a PDF that nobody asked for says so, then its facts", async () => {
    await page.goto(new URL("certifications/boulanger/2020/", home).href);
    const link = page.locator('a[href$="boulanger-referentiel-2020.pdf"]').first();
    await shows(link, "calculé à la demande");
    await look("demande");
    const address = await link.evaluate((a) => a.href);
    const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
    same(bytes.subarray(0, 5).toString(), "%PDF-");
    await shows(link, /PDF, \d+\sko, \d+\spages/);
  });

  await check("a browser that must wait is shown a page, then the file", async () => {
    // A theme that takes its time.
    const style = path.join(project, "themes/branche/typst/document.typ");
    const text = fs.readFileSync(style, "utf8");
    fs.writeFileSync(style, `#let wait = range(0, 300000).map(n => str(n)).join().len()\n${text}`);
    const link = page.locator('a[href$="boulanger-referentiel-2020.pdf"]').first();
    await shows(link, "calculé à la demande");
    const address = await link.evaluate((a) => a.href);
    const tab = await browser.newPage();
    const [file] = await Promise.all([
      tab.waitForResponse((answer) => answer.url() === address && answer.headers()["content-type"] === "application/pdf"),
      tab.goto(address).then(() => shows(tab.locator("h1"), "PDF en cours")).then(
        () => images && tab.screenshot({ path: path.join(images, "en-cours.png") }).catch(() => {}),
      ),
    ]);
    same(file.status(), 200);
    await tab.close();
    // The file that was made before is known again, and the page that says so has been loaded.
    fs.writeFileSync(style, text);
    await shows(link, /PDF, \d+\sko/);
    await page.waitForLoadState();
  });

  await check("stopped, the preview says so; started again, the page goes on", async () => {
    await page.goto(`${home}certifications/boulanger/2020/referentiel/`);
    await shows(statement, "Pétrir, fois 50");
    const ended = once(server, "exit");
    server.kill("SIGINT");
    same((await ended)[0], 0);
    await shows(page.locator("apercu-fascicule p"), "L’aperçu est arrêté");
    await look("arret");
    save(domaine, gesture("Pétrir de nouveau"));
    const again = start("--port", new URL(home).port, "--poll");
    await addressOf(again);
    await shows(statement, "Pétrir de nouveau");
    save(domaine, gesture("Pétrir, relu sans surveillance"));
    await shows(statement, "Pétrir, relu sans surveillance");
    again.kill("SIGTERM");
    same((await once(again, "exit"))[0], 0);
  });

  same(fs.existsSync(path.join(project, "output")), false);
  same(complaints.join(), "");
  console.log(`${passed} passed, 0 failed`);
} catch (error) {
  await look("echec")?.catch(() => {});
  console.log(`FAILED after ${passed} checks: ${error.stack}`);
  process.exitCode = 1;
} finally {
  await browser.close();
  fs.rmSync(project, { recursive: true, force: true });
}
