import type { CountryCode } from './telephoneNumber.js';

/** Countries that write the house number before the street (the others write it behind). */
const numberFirst = new Set(['US', 'CA', 'PR', 'GB', 'IE', 'AU', 'NZ', 'FR', 'LU', 'ZA', 'SG', 'MT']);

/** True where the house number stands before the street ("85 Great Suffolk Street"). */
export const houseNumberFirst = (country: CountryCode): boolean => numberFirst.has(country);

/** House number and street on one line, in the country's own order. */
export function streetLine(country: CountryCode, houseNumber: string | null, street: string): string {
  const parts = houseNumberFirst(country) ? [houseNumber, street] : [street, houseNumber];
  return parts.filter((part) => part !== null && part !== '').join(' ');
}

const leading = /^(\d+[a-z]?(?:\s?[-/]\s?\d+[a-z]?)?),?\s+(.+)$/i;
const trailing = /^(.*\p{L}.*?),?\s+(\d+\s?[a-z]?(?:\s?[-/]\s?\d+[a-z]?)?)$/iu;

/**
 * Parts a line that holds both, as people type it, in the country's own order; the number is null where the line shows
 * none. A street's own number ("Straße des 17. Juni", "5th Avenue") stays with the street.
 */
export function partedStreet(
  country: CountryCode,
  line: string,
): { readonly houseNumber: string | null; readonly street: string } {
  const found = (houseNumberFirst(country) ? leading : trailing).exec(line);
  const [, first, second] = found ?? [];
  if (first === undefined || second === undefined) return { houseNumber: null, street: line };
  return houseNumberFirst(country)
    ? { houseNumber: first, street: second }
    : { houseNumber: second, street: first };
}
