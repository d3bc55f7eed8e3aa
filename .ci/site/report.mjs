// What the checks found: figures by page type, and faults. One fault fails the run.

import { byType } from "./pages.mjs";

export const faults = [];

const times = [];

/** Begins a check; the one before it has ended, and its seconds are printed. */
export function title(words) {
  ended();
  times.push({ words, start: performance.now() });
  console.log(`\n--- ${words}`);
}

function ended() {
  const last = times.at(-1);
  if (!last) return;
  last.seconds = (performance.now() - last.start) / 1000;
  console.log(`(${last.seconds.toFixed(1)} s)`);
}

/** Ends the last check, then tells the seconds of each, the longest first. */
export function durations() {
  ended();
  const sorted = times.toSorted((a, b) => b.seconds - a.seconds);
  const total = sorted.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log(`\n--- seconds of each check\n${sorted.map(({ words, seconds }) => `${seconds.toFixed(1).padStart(7)}  ${words}`).join("\n")}`);
  console.log(`${total.toFixed(1).padStart(7)}  in all`);
}

export function fault(words) {
  faults.push(words);
  console.log(`FAULT ${words}`);
}

/** Prints one line by page type: the count of pages, then each figure, its worst value by default. */
export function table(rows, columns) {
  const names = ["type", "pages", ...columns.map(([name]) => name)];
  const lines = byType(rows).map(([type, group]) => [
    type,
    String(new Set(group.map((row) => row.path)).size),
    ...columns.map(([, value, gather = worst]) => gather(group.map(value))),
  ]);
  const widths = names.map((name, n) => Math.max(name.length, ...lines.map((line) => line[n].length)));
  const print = (cells) => console.log(cells.map((cell, n) => (n ? cell.padStart(widths[n]) : cell.padEnd(widths[n]))).join("  "));
  print(names);
  lines.forEach(print);
}

export const worst = (values) => String(Math.max(...values));
export const least = (values) => String(Math.min(...values));
export const sum = (values) => String(values.reduce((total, value) => total + value, 0));
