// One Lighthouse, which judges the addresses that it is sent, one after the other, in the Chromium of `port`.

import { parentPort, workerData } from "node:worker_threads";
import lighthouse from "lighthouse";

parentPort.on("message", async ({ url, options }) => {
  const settings = { port: workerData.port, disableFullPageScreenshot: true, logLevel: "error", ...options };
  const { categories, audits } = await measured(url, settings);
  const all = Object.values(categories);
  const isWrong = ({ score }) => score !== null && score < 1;
  parentPort.postMessage({
    scores: Object.fromEntries(all.map(({ id, score }) => [id, Math.round(score * 100)])),
    failed: Object.fromEntries(all.map(({ id, auditRefs }) => [id, auditRefs.map((ref) => ref.id).filter((audit) => isWrong(audits[audit]))])),
    values: Object.fromEntries(Object.values(audits).map(({ id, numericValue }) => [id, numericValue ?? 0])),
  });
});

/** On a machine too busy to draw the page in time, nothing is measured: it is tried again, and fails in the end. */
async function measured(url, options) {
  for (let tries = 1; ; tries += 1) {
    const { lhr } = await lighthouse(url, options);
    const missing = options.onlyCategories.filter((name) => lhr.categories[name].score === null);
    if (missing.length === 0) return lhr;
    const errors = Object.values(lhr.audits).flatMap((audit) => audit.errorMessage ?? []);
    const words = `Lighthouse: ${url}: nothing measured for ${missing.join(", ")}: ${errors[0] ?? "no reason given"}`;
    if (tries === 3) throw new Error(words);
    console.log(words);
  }
}
