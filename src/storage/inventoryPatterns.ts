import { fewestDigitsAnywhere, reversedDigits } from '../inventory/index.js';

/** The range of `reversed` in which numbers end like this. ':' comes right after '9'. Throws RangeError without a digit. */
export function endingRange(ending: string): readonly [string, string] {
  const from = reversedDigits(ending);
  if (!/^\d+$/.test(ending)) throw new RangeError('An ending is one or more digits');
  return [from, `${from}:`];
}

/** The digits, which go into a pattern as they are. Throws RangeError for anything else, and for fewer than three. */
export function digitsAnywhere(digits: string): string {
  if (/^\d+$/.test(digits) && digits.length >= fewestDigitsAnywhere) return digits;
  throw new RangeError(`Digits inside a number are looked for by ${fewestDigitsAnywhere} or more`);
}
