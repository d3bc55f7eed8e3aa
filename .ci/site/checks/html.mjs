// The HTML of every page, by the W3C's validator.

import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fault, sum, table, title } from "../report.mjs";

export function html(site, pages) {
  title(`HTML, by vnu: ${site.folder}`);
  const jar = join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");
  const files = pages.map((page) => join(site.folder, page.path));
  const run = spawnSync("java", ["-jar", jar, "--format", "json", "--stdout", ...files], { encoding: "utf8", maxBuffer: 1 << 28 });
  // Without pages or without Java, there is no answer to read: that fails too.
  const { messages } = JSON.parse(run.stdout);
  const rows = pages.map((page) => {
    const own = messages.filter((message) => decodeURI(message.url ?? "").endsWith(join(site.folder, page.path)));
    for (const { type, message, lastLine } of own) if (type !== "info") fault(`vnu: ${page.path}:${lastLine}: ${message}`);
    const count = (wanted) => own.filter((message) => (message.subType ?? message.type) === wanted).length;
    return { ...page, errors: count("error"), warnings: count("warning") };
  });
  if (messages.some((message) => message.type === "non-document-error")) fault(`vnu: ${JSON.stringify(messages[0])}`);
  table(rows, [["errors", (row) => row.errors, sum], ["warnings", (row) => row.warnings, sum]]);
}
