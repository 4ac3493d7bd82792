import {
  type DigitPattern,
  digitsTyped,
  fewestDigitsAnywhere,
  withoutTrunkPrefix,
} from '../../inventory/index.js';
import { type E164, formatTelephoneNumber } from '../../telephony/index.js';
import type { NumberWish } from '../numberWish.js';

/** Digits that a number should have, ready to look for. */
export interface WishedDigits {
  readonly at: NumberWish['digitsAt'];
  readonly digits: string;
}

export type ReadDigits =
  | { readonly read: 'none' }
  /** In the order in which they are tried: as typed, then without a national trunk prefix (`030 23` stands as `3023`). */
  | { readonly read: 'digits'; readonly tries: readonly WishedDigits[] }
  /** What was typed holds something else than digits, or more than a number has. */
  | { readonly read: 'notDigits' }
  | { readonly read: 'tooFewDigits'; readonly fewest: number };

/** Reads the digits of a wish. Digits anywhere in a number are looked for by three or more (`fewestDigitsAnywhere`). */
export function readDigits({ digits: typed, digitsAt: at }: NumberWish): ReadDigits {
  if (typed === null) return { read: 'none' };
  const digits = digitsTyped(typed);
  if (digits === null) return { read: 'notDigits' };
  if (at === 'anywhere' && digits.length < fewestDigitsAnywhere) {
    return { read: 'tooFewDigits', fewest: fewestDigitsAnywhere };
  }
  const national = at === 'start' ? digits.replace(/^0(?=\d)/, '') : withoutTrunkPrefix(digits);
  const tries = [digits, ...(national === null || national === digits ? [] : [national])];
  return { read: 'digits', tries: tries.map((each) => ({ at, digits: each })) };
}

/**
 * The pattern by which the inventory looks for the digits. It knows no beginnings: those are looked for anywhere, short
 * ones after the country's calling code, and `fits` sorts out the rest. Null where they are too few to be looked for.
 * @param callingCode digits of the country's calling code
 */
export function patternOf({ at, digits }: WishedDigits, callingCode: string): DigitPattern | null {
  if (at === 'end') return { endsWith: digits };
  if (at === 'anywhere' || digits.length >= fewestDigitsAnywhere) return { contains: digits };
  const withCountry = callingCode + digits;
  return withCountry.length < fewestDigitsAnywhere ? null : { contains: withCountry };
}

/** How many parts of a number people call its beginning: with the calling code, with the area code, what follows it. */
const beginnings = 3;

/** Whether the number has the digits where they are wished. */
export function fits(number: E164, { at, digits }: WishedDigits): boolean {
  const all = number.slice(1);
  if (at === 'end') return all.endsWith(digits);
  if (at === 'anywhere') return all.includes(digits);
  const parts = formatTelephoneNumber(number).slice(1).split(/\D+/);
  return parts.slice(0, beginnings).some((_part, index) => parts.slice(index).join('').startsWith(digits));
}
