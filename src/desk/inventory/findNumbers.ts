import {
  type DigitPattern,
  digitsTyped,
  fewestDigitsAnywhere,
  withoutTrunkPrefix,
} from '../../inventory/index.js';
import type { ListedNumber } from '../ports/index.js';
import type { InventoryDesk } from './inventoryDesk.js';

export type FoundNumbers =
  | { readonly state: 'found'; readonly numbers: readonly ListedNumber[] }
  /** What was typed holds something else than digits, or more than a number has. */
  | { readonly state: 'notDigits' }
  | { readonly state: 'tooFewDigits'; readonly fewest: number };

/** Numbers in any state that hold, or end with, the typed digits. */
export async function searchNumbers(
  desk: InventoryDesk,
  typed: string,
  options: { readonly at: 'anywhere' | 'end'; readonly limit: number },
): Promise<FoundNumbers> {
  return find(typed, options.at, (pattern) =>
    desk.store.searchNumbers(pattern, options.limit, desk.clock.now()),
  );
}

async function find(
  typed: string,
  at: 'anywhere' | 'end',
  ask: (pattern: DigitPattern) => Promise<readonly ListedNumber[]>,
): Promise<FoundNumbers> {
  const digits = digitsTyped(typed);
  if (digits === null) return { state: 'notDigits' };
  if (at === 'anywhere' && digits.length < fewestDigitsAnywhere) {
    return { state: 'tooFewDigits', fewest: fewestDigitsAnywhere };
  }
  const pattern = (text: string): DigitPattern => (at === 'end' ? { endsWith: text } : { contains: text });
  const numbers = await ask(pattern(digits));
  // As people write numbers at home: 030 231250 stands as +4930231250.
  const international = numbers.length === 0 && at === 'anywhere' ? withoutTrunkPrefix(digits) : null;
  if (international === null) return { state: 'found', numbers };
  return { state: 'found', numbers: await ask(pattern(international)) };
}
