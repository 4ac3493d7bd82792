import type { CountryCode, NumberType, Person } from '../telephony/index.js';

/** Which numbers belong to a pool. Of each list one value must fit; an empty list takes all. */
export interface PoolMatch {
  readonly countries: readonly CountryCode[];
  /** As the tenant names them; upper and lower case are the same. */
  readonly cities: readonly string[];
  readonly numberTypes: readonly NumberType[];
  /** Tags that administrators give to numbers. */
  readonly tags: readonly string[];
}

/** Whom a pool is for. Of each list one value must fit; an empty list takes everybody. */
export interface PoolAudience {
  /** Usage locations. */
  readonly countries: readonly CountryCode[];
  /** Sites, by the person's office location. */
  readonly sites: readonly string[];
  readonly departments: readonly string[];
}

/** A pool of numbers, as the policy names it. */
export interface NumberPool {
  readonly name: string;
  readonly match: PoolMatch;
  readonly for: PoolAudience;
  /** Administrators are told when fewer numbers than this are available; null: never. */
  readonly alertBelow: number | null;
}

/** The policy's rules for numbers. */
export interface NumberRules {
  /** For how many days a number rests that was given back; 0: not at all. */
  readonly restDays: number;
  readonly pools: readonly NumberPool[];
}

/** The part of a number's facts that places it in pools. */
export interface NumberGroup {
  readonly country: CountryCode | null;
  readonly city: string | null;
  readonly numberType: NumberType;
}

/** Whether numbers of this group fit the pool, its tags left aside. */
export function groupFits(match: PoolMatch, group: NumberGroup): boolean {
  return (
    fits(match.countries, group.country) &&
    fits(match.cities, group.city) &&
    fits(match.numberTypes, group.numberType)
  );
}

/** The pool of an organisation that has configured none: all numbers of the person's country. */
export function countryPool(country: CountryCode): NumberPool {
  return {
    name: country,
    match: { countries: [country], cities: [], numberTypes: [], tags: [] },
    for: { countries: [country], sites: [], departments: [] },
    alertBelow: null,
  };
}

/**
 * The pools from which this person may pick, in the policy's order. Without any pool in the policy, the numbers of the
 * person's usage location; somebody without a usage location has none then.
 */
export function poolsFor(
  rules: Pick<NumberRules, 'pools'>,
  person: Pick<Person, 'usageLocation' | 'officeLocation' | 'department'>,
): readonly NumberPool[] {
  if (rules.pools.length === 0)
    return person.usageLocation === null ? [] : [countryPool(person.usageLocation)];
  return rules.pools.filter(
    ({ for: audience }) =>
      fits(audience.countries, person.usageLocation) &&
      fits(audience.sites, person.officeLocation) &&
      fits(audience.departments, person.department),
  );
}

/** What people write into directories and policies differs in case and blanks only by accident. */
const plain = (text: string): string => text.trim().toLowerCase();

function fits(allowed: readonly string[], value: string | null): boolean {
  if (allowed.length === 0) return true;
  return value !== null && allowed.some((each) => plain(each) === plain(value));
}
