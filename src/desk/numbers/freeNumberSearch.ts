import { type NumberRules, type PoolMatch, poolsFor } from '../../inventory/index.js';
import {
  type CountryCode,
  callingCodeOf,
  type E164,
  type NumberType,
  type Person,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { ListedNumber } from '../ports/index.js';
import { sameCity } from './cityComparison.js';
import { fits, patternOf, type WishedDigits } from './wishedDigits.js';

/** How many numbers a page of the form shows. */
export const numbersOnOnePage = 20;
/** Beginnings are sorted out of so many numbers that hold the digits; more than these aren't looked at. */
const beginningsLookedAt = 500;

/** What may be offered to one person: pool by pool, in the policy's order. */
export type OfferedPools = readonly PoolMatch[];

/**
 * The pools for this person, narrowed to the country and to the kinds of numbers that they can have. Without pools in the
 * policy that is every free Calling Plan number of the country: numbers of other carriers are given only where a pool
 * says so.
 */
export function offeredPools(
  rules: Pick<NumberRules, 'pools'>,
  person: Pick<Person, 'usageLocation' | 'officeLocation' | 'department'>,
  country: CountryCode,
  types: readonly NumberType[],
): OfferedPools {
  const offered = rules.pools.length > 0 ? types : types.filter((type) => type === 'callingPlan');
  return poolsFor(rules, person).flatMap(({ match }) => {
    const numberTypes =
      match.numberTypes.length === 0 ? offered : offered.filter((type) => match.numberTypes.includes(type));
    const here = match.countries.length === 0 || match.countries.includes(country);
    return here && numberTypes.length > 0 ? [{ ...match, countries: [country], numberTypes }] : [];
  });
}

export interface FreeNumberSearch {
  readonly pools: OfferedPools;
  readonly country: CountryCode;
  /** As the inventory names it; null for any. */
  readonly city: string | null;
  readonly digits: WishedDigits | null;
}

export interface FreeNumbers {
  readonly numbers: readonly ListedNumber[];
  /** Where the page begins; 0 again where an offset beyond the last number was asked for. */
  readonly offset: number;
  readonly more: boolean;
}

/** A page of free numbers from the first pool that has any; null where none has. */
export async function findFreeNumbers(
  desk: Desk,
  search: FreeNumberSearch,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<FreeNumbers | null> {
  for (const pool of search.pools) {
    const match = inCity(pool, search.city);
    if (match === null) continue;
    const found = await pageOf(desk, match, search, offset, limit);
    if (found.length > 0) return { numbers: found.slice(0, limit), offset, more: found.length > limit };
    const first = offset === 0 ? [] : await pageOf(desk, match, search, 0, limit);
    if (first.length > 0) return { numbers: first.slice(0, limit), offset: 0, more: first.length > limit };
  }
  return null;
}

/** The cities in which these pools have free numbers, each once, by name. */
export async function citiesOffered(desk: Desk, pools: OfferedPools): Promise<readonly string[]> {
  const now = desk.clock.now();
  const cities = await Promise.all(pools.map((match) => desk.store.freeCities(match, now)));
  return [...new Set(cities.flat())].sort((a, b) => a.localeCompare(b));
}

/** Whether one of the pools holds the number, its tags included. */
export async function isOffered(desk: Desk, pools: OfferedPools, number: E164): Promise<boolean> {
  const record = await desk.store.numberRecord(number, desk.clock.now());
  if (record === null) return false;
  const { country, city, numberType, tags } = record;
  const listed = (allowed: readonly string[], values: readonly (string | null)[]) =>
    allowed.length === 0 ||
    values.some((value) => value !== null && allowed.some((each) => plain(each) === plain(value)));
  return pools.some(
    (match) =>
      listed(match.countries, [country]) &&
      listed(match.cities, [city]) &&
      listed(match.numberTypes, [numberType]) &&
      listed(match.tags, tags),
  );
}

const plain = (text: string): string => text.trim().toLowerCase();

/** The part of a pool that is in the city; null where the pool has another. */
function inCity(match: PoolMatch, city: string | null): PoolMatch | null {
  if (city === null) return match;
  return match.cities.length === 0 || match.cities.some((each) => sameCity(each, city))
    ? { ...match, cities: [city] }
    : null;
}

/** One number more than `limit`, where there is one. */
async function pageOf(
  desk: Desk,
  match: PoolMatch,
  { digits, country }: FreeNumberSearch,
  offset: number,
  limit: number,
): Promise<readonly ListedNumber[]> {
  const now = desk.clock.now();
  if (digits === null) return desk.store.freeNumbers({ match, limit: limit + 1, offset, now });
  const pattern = patternOf(digits, callingCodeOf(country));
  if (digits.at !== 'start') {
    return desk.store.freeNumbers({ match, pattern, limit: limit + 1, offset, now });
  }
  const holding = await desk.store.freeNumbers({ match, pattern, limit: beginningsLookedAt, now });
  return holding
    .filter(({ telephoneNumber }) => fits(telephoneNumber, digits))
    .slice(offset, offset + limit + 1);
}
