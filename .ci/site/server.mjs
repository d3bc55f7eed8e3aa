// A loopback server that does what a plain static host does: folders by their index.html, files compressed beforehand,
// the headers of the site's own `_headers`, 404.html for the rest.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".pdf": "application/pdf",
};

/** Serves `folder` under `base` (`/` or `/sous-chemin/`) until `close` is called. */
export async function serve(folder, base) {
  const rules = headerRules(join(folder, "_headers"));
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    for (const [name, value] of rules.filter((rule) => rule.holds(path)).flatMap((rule) => rule.headers)) {
      response.setHeader(name, value);
    }
    const inside = path.startsWith(base) && !path.includes("..") ? path.slice(base.length) : null;
    const wanted = inside === null ? null : inside === "" || inside.endsWith("/") ? `${inside}index.html` : inside;
    const found = wanted !== null && (await send(folder, wanted, 200, request, response));
    if (!found && !(await send(folder, "404.html", 404, request, response))) response.writeHead(404).end("404");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  return { folder, base, origin: `http://127.0.0.1:${port}`, url: `http://127.0.0.1:${port}${base}`, close: () => server.close() };
}

async function send(folder, path, status, request, response) {
  const encodings = (request.headers["accept-encoding"] ?? "").split(",").map((one) => one.trim());
  const offered = [["br", ".br"], ["gzip", ".gz"]].filter(([encoding]) => encodings.includes(encoding));
  for (const [encoding, suffix] of [...offered, [null, ""]]) {
    const bytes = await readFile(join(folder, path + suffix)).catch(() => null);
    if (bytes === null) continue;
    response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream");
    response.setHeader("content-length", bytes.length);
    response.setHeader("vary", "accept-encoding");
    if (encoding) response.setHeader("content-encoding", encoding);
    response.writeHead(status).end(request.method === "HEAD" ? undefined : bytes);
    return true;
  }
  return false;
}

/** The rules of a `_headers` file: a path, where `*` is anything, then indented headers. */
function headerRules(file) {
  if (!existsSync(file)) return [];
  const rules = [];
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (/^\s/.test(line)) {
      const [name, ...value] = line.trim().split(":");
      rules.at(-1).headers.push([name, value.join(":").trim()]);
    } else {
      const pattern = line.trim().split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*");
      rules.push({ holds: (path) => new RegExp(`^${pattern}$`).test(path), headers: [] });
    }
  }
  return rules;
}
