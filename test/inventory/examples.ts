import type { TenantNumbers } from '../../src/desk/index.js';
import type { NumberFacts, NumberPool, TenantNumber } from '../../src/inventory/index.js';
import { type E164, type PersonId, parseE164, personId } from '../../src/telephony/index.js';

export const robin = personId('3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01');
export const alex = personId('9e0a7b44-2c1f-4d7b-b5c3-8f1d2e3a4b02');

export function e164(text: string): E164 {
  const number = parseE164(text);
  if (number === null) throw new TypeError(`${text} is no number`);
  return number;
}

/** A free number of Berlin, as the tenant shows it. */
export function tenantNumber(number: string, changes: Partial<TenantNumber> = {}): TenantNumber {
  return {
    telephoneNumber: e164(number),
    numberType: 'callingPlan',
    country: 'DE',
    city: 'Berlin',
    locationId: null,
    assignedTo: null,
    category: 'primary',
    pending: false,
    locationChangeable: true,
    forPeople: true,
    assignment: 'none',
    ...changes,
  };
}

/** The same number with a person. */
export function withPerson(
  number: string,
  person: PersonId,
  changes: Partial<TenantNumber> = {},
): TenantNumber {
  return tenantNumber(number, { assignedTo: person, assignment: 'person', ...changes });
}

export function numberFacts(changes: Partial<NumberFacts> = {}): NumberFacts {
  return {
    telephoneNumber: e164('+4930231250'),
    numberType: 'callingPlan',
    country: 'DE',
    city: 'Berlin',
    category: 'primary',
    locationId: null,
    locationChangeable: true,
    pending: false,
    forPeople: true,
    shownWith: null,
    knownWith: null,
    knownAt: null,
    blocked: null,
    heldFor: null,
    restUntil: null,
    missedSyncs: 0,
    missing: false,
    ...changes,
  };
}

export function numberPool(
  changes: Partial<Omit<NumberPool, 'match' | 'for'>> & {
    readonly match?: Partial<NumberPool['match']>;
    readonly for?: Partial<NumberPool['for']>;
  } = {},
): NumberPool {
  return {
    name: 'Berlin',
    alertBelow: null,
    ...changes,
    match: { countries: [], cities: [], numberTypes: [], tags: [], ...changes.match },
    for: { countries: [], sites: [], departments: [], ...changes.for },
  };
}

/** A tenant of which a test says what it has, in pages of this size. */
export class TenantInTest implements TenantNumbers {
  numbers: readonly TenantNumber[] = [];
  /** Numbers that the listing passes over, though a direct read finds them. */
  unlisted: readonly string[] = [];
  pageSize = 2;
  /** Where pages begin that were asked for; null for the first. */
  readonly pagesAsked: (string | null)[] = [];
  readonly read: E164[] = [];
  /** Throws, or awaits something, before a page is given. */
  beforePage: (from: string | null) => Promise<void> = async () => undefined;

  async page(from: string | null) {
    this.pagesAsked.push(from);
    await this.beforePage(from);
    const start = Number(from ?? 0);
    const end = start + this.pageSize;
    const listed = this.numbers.filter(({ telephoneNumber }) => !this.unlisted.includes(telephoneNumber));
    return { numbers: listed.slice(start, end), next: end < listed.length ? String(end) : null };
  }

  async number(number: E164) {
    this.read.push(number);
    return this.numbers.find(({ telephoneNumber }) => telephoneNumber === number) ?? null;
  }
}
