import { isDeepStrictEqual } from 'node:util';
import type { CountryCode, EmergencyLocation } from '../telephony/index.js';

/** What an import does to the catalogue's locations of one country. */
export interface CountryDifference {
  readonly country: CountryCode;
  readonly inFile: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly notValidated: number;
}

/**
 * Compares the catalogue with a file of places, country by country in the order of their codes. A location that has
 * moved to another country counts as changed, in its new one.
 */
export function compareByCountry(
  before: readonly EmergencyLocation[],
  after: readonly EmergencyLocation[],
): readonly CountryDifference[] {
  const known = new Map(before.map((location) => [location.id, location]));
  const kept = new Set(after.map(({ id }) => id));
  const removed = before.filter(({ id }) => !kept.has(id));
  const countries = [...new Set([...after, ...removed].map(({ country }) => country))].sort();
  return countries.map((country) => {
    const here = after.filter((location) => location.country === country);
    return {
      country,
      inFile: here.length,
      added: here.filter(({ id }) => !known.has(id)).length,
      changed: here.filter((location) => {
        const earlier = known.get(location.id);
        return earlier !== undefined && !isDeepStrictEqual(earlier, location);
      }).length,
      removed: removed.filter((location) => location.country === country).length,
      notValidated: here.filter(({ validated }) => !validated).length,
    };
  });
}
