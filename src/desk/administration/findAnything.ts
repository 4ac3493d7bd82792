import type { LineRequest } from '../../requests/index.js';
import {
  type E164,
  type EmergencyLocation,
  type Person,
  type PersonRef,
  parseE164,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { ListedNumber, NumberRecord } from '../ports/index.js';
import { isAdministrator, type NotAnAdministrator, notAnAdministrator } from './isAdministrator.js';

/** How many people or numbers one card lists. */
export const findingsOnOneCard = 5;
/** Fewer digits than these are in too many numbers. */
const fewestDigits = 3;

export type Findings =
  | NotAnAdministrator
  | { readonly result: 'nothingNamed' }
  | {
      readonly result: 'foundNumber';
      readonly number: NumberRecord;
      /** Whom the tenant shows it with; null for nobody, and for what is no person. */
      readonly person: PersonRef | null;
      readonly location: EmergencyLocation | null;
      readonly requests: readonly LineRequest[];
    }
  | {
      readonly result: 'foundNumbers';
      readonly said: string;
      readonly numbers: readonly ListedNumber[];
      readonly more: boolean;
    }
  | {
      readonly result: 'foundPeople';
      readonly said: string;
      readonly people: readonly { readonly person: Person; readonly openRequests: number }[];
      readonly more: boolean;
    };

/**
 * What an administrator looks for: a number in the inventory by all its digits or some of them, or people by name or mail
 * address. Throws where the directory or the store doesn't answer.
 */
export async function findAnything(
  desk: Desk,
  actor: PersonRef,
  { number, text }: { readonly number: E164 | null; readonly text: string },
): Promise<Findings> {
  if (!(await isAdministrator(desk, actor))) return notAnAdministrator;
  const said = text.trim();
  const whole = number ?? parseE164(said);
  if (whole !== null) {
    const record = await desk.store.numberRecord(whole, desk.clock.now());
    return record === null ? noNumber(said === '' ? whole : said) : foundNumber(desk, actor, record);
  }
  if (said === '') return { result: 'nothingNamed' };
  const digits = said.replace(/[\s()/.+-]/gu, '');
  if (/^\d+$/u.test(digits)) return findNumbers(desk, actor, said, digits);
  const people = await desk.directory.findPeople(said, findingsOnOneCard + 1);
  const shown = people.slice(0, findingsOnOneCard);
  const open = await Promise.all(shown.map(({ id }) => desk.store.requestsOf(id, { limit: 1, open: true })));
  return {
    result: 'foundPeople',
    said,
    people: shown.map((person, index) => ({ person, openRequests: open[index]?.total ?? 0 })),
    more: people.length > shown.length,
  };
}

const noNumber = (said: string): Findings => ({ result: 'foundNumbers', said, numbers: [], more: false });

async function findNumbers(desk: Desk, actor: PersonRef, said: string, digits: string): Promise<Findings> {
  if (digits.length < fewestDigits) return { result: 'nothingNamed' };
  const now = desk.clock.now();
  // Within a country numbers are written with a nought in front that they don't have abroad.
  const national = said.startsWith('+') ? digits : digits.replace(/^0+/u, '');
  if (national.length < fewestDigits) return { result: 'nothingNamed' };
  const found = await desk.store.searchNumbers({ contains: national }, findingsOnOneCard + 1, now);
  const [only] = found;
  if (found.length === 1 && only !== undefined) {
    const record = await desk.store.numberRecord(only.telephoneNumber, now);
    if (record !== null) return foundNumber(desk, actor, record);
  }
  return {
    result: 'foundNumbers',
    said,
    numbers: found.slice(0, findingsOnOneCard),
    more: found.length > findingsOnOneCard,
  };
}

async function foundNumber(desk: Desk, _actor: PersonRef, number: NumberRecord): Promise<Findings> {
  const holder = number.shownWith;
  const [person, location, requests] = await Promise.all([
    holder === null || holder === 'other' ? null : desk.directory.person(holder),
    number.locationId === null ? null : desk.store.location(number.locationId),
    desk.store.openRequestsOnNumber(number.telephoneNumber, findingsOnOneCard),
  ]);
  return {
    result: 'foundNumber',
    number,
    person: person === null ? null : { id: person.id, name: person.name },
    location,
    requests,
  };
}
