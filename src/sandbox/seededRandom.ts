/** A source of numbers in [0, 1) that repeats itself exactly for the same seed. */
export type Random = () => number;

/**
 * mulberry32: 32 bits of state, good enough to spread names and faults, useless for secrets.
 *
 * @param seed any integer; only its lower 32 bits count
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of the choices; they must not be empty. */
export function pick<T>(random: Random, choices: readonly T[]): T {
  const chosen = choices[Math.floor(random() * choices.length)];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
}

/** The same elements in another order. */
export function shuffled<T>(random: Random, elements: readonly T[]): T[] {
  return elements
    .map((element) => ({ element, rank: random() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ element }) => element);
}
