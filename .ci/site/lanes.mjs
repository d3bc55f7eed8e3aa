// Work done several at a time: while one page waits for its network to be quiet, another one is drawn.

/** Two for each core of the smallest machine that checks this: what is measured here is counted, never timed. */
const LANES = 4;

/** Runs `lane` a few times at once; each takes from the same items until none is left. Returns what they returned. */
export async function inLanes(items, lane, count = LANES) {
  const queue = items.values();
  return (await Promise.all(Array.from({ length: count }, () => lane(queue)))).flat();
}
