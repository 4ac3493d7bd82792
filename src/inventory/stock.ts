import type { NumberState } from './numberFacts.js';
import type { NumberPool } from './pools.js';

/** How many numbers for people of a pool are in each state. A number can be in several pools and counts in each. */
export interface PoolStock {
  readonly pool: NumberPool;
  readonly numbers: Readonly<Record<NumberState, number>>;
}

/** True if administrators want to know that the pool is running out. */
export function isLow({ pool, numbers }: PoolStock): boolean {
  return pool.alertBelow !== null && numbers.available < pool.alertBelow;
}

/**
 * What to say after a look at the stock: pools that are low and weren't before, and those of before that aren't any more
 * (filled up, or gone from the policy). `lowBefore` are names of pools.
 */
export function stockChanges(
  stock: readonly PoolStock[],
  lowBefore: readonly string[],
): { readonly fallen: readonly PoolStock[]; readonly recovered: readonly string[] } {
  const low = stock.filter(isLow);
  return {
    fallen: low.filter(({ pool }) => !lowBefore.includes(pool.name)),
    recovered: lowBefore.filter((name) => !low.some(({ pool }) => pool.name === name)),
  };
}
