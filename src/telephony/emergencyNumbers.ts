import data from './emergencyNumbers.json' with { type: 'json' };
import type { CountryCode } from './telephoneNumber.js';

/** Whom one calls in an emergency. */
export const emergencyServices = ['ambulance', 'fire', 'police'] as const;
export type EmergencyService = (typeof emergencyServices)[number];

/** A country's emergency numbers, as they are dialled there: one for all services, or one for each. */
export type EmergencyNumbers =
  | { readonly for: 'all'; readonly number: string }
  | { readonly for: 'each'; readonly numbers: Readonly<Record<EmergencyService, string>> };

const oneForAll = new Map<string, string>(
  Object.entries(data.oneForAll).flatMap(([number, countries]) =>
    countries.split(' ').map((country): [string, string] => [country, number]),
  ),
);
const byService = new Map<string, Readonly<Record<EmergencyService, string>>>(Object.entries(data.byService));

/**
 * The emergency numbers of a country; null where we don't know them for sure. Source: see `emergencyNumbers.json`, which
 * names its pages and their date.
 */
export function emergencyNumbersOf(country: CountryCode): EmergencyNumbers | null {
  const number = oneForAll.get(country);
  if (number !== undefined) return { for: 'all', number };
  const numbers = byService.get(country);
  return numbers === undefined ? null : { for: 'each', numbers };
}
