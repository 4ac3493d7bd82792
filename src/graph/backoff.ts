/** The first pause before a read is tried again, in milliseconds; each further one is twice as long. */
const firstPauseMs = 150;

/**
 * The pause before a further try, in milliseconds: doubling, and spread by half in both directions so that callers who
 * failed together don't come back together.
 *
 * @param tries how many have failed, from 1
 * @param random from 0 to 1
 */
export function pauseMs(tries: number, random: number): number {
  return firstPauseMs * 2 ** (tries - 1) * (0.5 + random);
}

/** Lengthens a wait by up to a quarter (2 s at most), so that all who wait for the same moment don't rush at once. */
export function spread(waitMs: number, random: number): number {
  return Math.ceil(waitMs + Math.min(waitMs / 4, 2_000) * random);
}
