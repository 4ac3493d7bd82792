import data from './countryCodes.json' with { type: 'json' };
import type { CountryCode } from './telephoneNumber.js';

const pairs = Object.values(data)
  .flatMap((list) => list.split(' '))
  .map((pair) => [pair.slice(0, 2), pair.slice(3)] as const);

/** Every country and territory of ISO 3166-1, and Kosovo (XK, as the European Union and CLDR write it), sorted. */
export const allCountries: readonly CountryCode[] = pairs.map(([alpha2]) => alpha2);

const byCode = new Map<string, CountryCode>(
  pairs.flatMap(([two, three]) => [
    [two, two],
    [three, two],
  ]),
);

/** The country of an ISO 3166-1 alpha-2 or alpha-3 code in capitals, or null. */
export const countryOfCode = (code: string): CountryCode | null => byCode.get(code) ?? null;
