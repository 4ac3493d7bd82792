/** 1 s, 2 s, 4 s … at most 60 s, with up to a quarter of jitter so that many rows don't return together. */
export function backoffMs(attempt: number, random: () => number): number {
  const base = Math.min(60_000, 1_000 * 2 ** Math.min(attempt - 1, 6));
  return Math.round(base * (1 + random() / 4));
}
