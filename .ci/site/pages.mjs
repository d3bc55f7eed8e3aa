// The pages of a built site, and their types.

import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Every HTML page of `folder`, with its type and weight, by path. */
export function pages(folder) {
  const paths = readdirSync(folder, { recursive: true }).map((path) => path.replaceAll("\\", "/"));
  return paths
    .filter((path) => path.endsWith(".html"))
    .sort()
    .map((path) => ({ path, address: path.replace(/index\.html$/, ""), type: type(path), bytes: statSync(join(folder, path)).size }));
}

/** The type of a page is its last folder: `competences`; an edition is the page of a certification, or of a list. */
function type(path) {
  if (path === "index.html") return "accueil";
  const steps = path.split("/");
  const last = steps.at(-1) === "index.html" ? steps.at(-2) : steps.at(-1).replace(/\.html$/, "");
  if (/^\d{4}$/.test(last)) return steps[0] === "listes" ? "liste" : "certification";
  if (/^(famille-\d+|niveau-\d+|sans-niveau)$/.test(last)) return "liste-facette";
  return last;
}

/** Of each type, the heaviest page and the lightest. */
export function samples(all) {
  return byType(all).flatMap(([, pages]) => {
    const sorted = pages.toSorted((a, b) => b.bytes - a.bytes);
    return sorted.length > 1 ? [sorted[0], sorted.at(-1)] : sorted;
  });
}

/** Of each type, the heaviest page. */
export function heaviest(all) {
  return byType(all).map(([, pages]) => pages.toSorted((a, b) => b.bytes - a.bytes)[0]);
}

/** Rows grouped by type, types in alphabetical order. */
export function byType(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(row.type, [...(groups.get(row.type) ?? []), row]);
  return [...groups].sort(([a], [b]) => a.localeCompare(b));
}
