import type { E164 } from '../telephony/index.js';

/** What is looked for in numbers: digits, at the end or anywhere. */
export type DigitPattern = { readonly endsWith: string } | { readonly contains: string };

/** Digits anywhere are looked for by threes; fewer would be in nearly every number. */
export const fewestDigitsAnywhere = 3;

/**
 * The digits of what a person typed, without blanks, signs and an international prefix (`+49 30`, `0049 30`); null where
 * it holds something else, or no digit, or more digits than a number has.
 */
export function digitsTyped(text: string): string | null {
  const bare = text.replace(/[\s()./-]/g, '').replace(/^(\+|00)/, '');
  return /^\d{1,15}$/.test(bare) ? bare : null;
}

/** The digits as they stand in E.164 where they were typed with a national trunk prefix (`030 23` stands as `3023`). */
export function withoutTrunkPrefix(digits: string): string | null {
  return digits.length > fewestDigitsAnywhere && digits.startsWith('0') ? digits.slice(1) : null;
}

/** The number's digits from the last to the first, by which an index finds endings. */
export function reversedDigits(text: E164 | string): string {
  return [...text.replace(/\D/g, '')].reverse().join('');
}
