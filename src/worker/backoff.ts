/** How long to wait before something is tried again, in milliseconds. */
export interface Pauses {
  readonly firstMs: number;
  readonly longestMs: number;
}

const usual: Pauses = { firstMs: 1_000, longestMs: 60_000 };

/** 1 s, 2 s, 4 s … at most 60 s, with up to a quarter of jitter so that many rows don't return together. */
export function backoffMs(attempt: number, random: () => number, { firstMs, longestMs } = usual): number {
  const base = Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 20));
  return Math.round(base * (1 + random() / 4));
}
