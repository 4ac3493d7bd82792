import type { RequestDetails } from '../../requests/index.js';
import type { CountryCode, E164, LocationId, NumberAssignment, PersonRef } from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { FormContext, SubmittedForm } from '../formContext.js';
import { everyCity, type NumberWish } from '../numberWish.js';
import type { ListedNumber } from '../ports/index.js';
import type { LineAbout } from '../whoseLine.js';
import { countryOfCity, sameCity } from './cityComparison.js';
import {
  citiesOffered,
  type FreeNumbers,
  findFreeNumbers,
  isOffered,
  numbersOnOnePage,
} from './freeNumberSearch.js';
import type { PlanBrought } from './licenceForNumber.js';
import { type NoNumberForm, type NumberLine, readNumberLine } from './numberLine.js';
import { type NumberPlaces, readNumberPlaces } from './numberPlaces.js';
import { readDigits, type WishedDigits } from './wishedDigits.js';

export interface NumberFormQuery {
  readonly mode: 'request' | 'change' | 'any';
  readonly form: FormContext;
  readonly wish: NumberWish;
  readonly offset: number;
  readonly number: E164 | null;
  readonly locationId: LocationId | 'none' | null;
  readonly reason: string | null;
}

/** Why the list shows something else than what was wished. */
export type WishProblem =
  | { readonly why: 'notDigits'; readonly typed: string }
  | { readonly why: 'tooFewDigits'; readonly fewest: number }
  /** `city`: where it was looked for; null: everywhere. */
  | { readonly why: 'noneWithDigits'; readonly digits: WishedDigits; readonly city: string | null }
  | { readonly why: 'noneInCity'; readonly city: string }
  /** The number that was chosen, or that an earlier request asked for, isn't to be had (any more). */
  | { readonly why: 'numberGone'; readonly number: E164 };

export interface NumberFormView extends FreeNumbers {
  readonly result: 'numberForm';
  readonly mode: 'request' | 'change';
  readonly form: SubmittedForm;
  readonly line: LineAbout;
  /** The number that the person has. */
  readonly current: NumberAssignment | null;
  readonly country: CountryCode;
  /** What the list is narrowed to. */
  readonly city: string | null;
  readonly digits: WishedDigits | null;
  readonly wishProblem: WishProblem | null;
  /** All cities with free numbers. */
  readonly cities: readonly string[];
  /** Null for any of the list. */
  readonly chosen: ListedNumber | null;
  readonly places: NumberPlaces;
  /** The calling plan that the request brings with a Calling Plan number. */
  readonly brings: PlanBrought | null;
  /** For how many days a number rests that is given back; 0: not at all. */
  readonly restDays: number;
  readonly reason: string | null;
}

/** Everything that the form for a number shows, or why there is none. Changes nothing. */
export async function readNumberForm(
  desk: Desk,
  actor: PersonRef,
  query: NumberFormQuery,
): Promise<NumberFormView | NoNumberForm> {
  const about = await readNumberLine(desk, actor, query.form, query.mode);
  if (about.result !== 'numberLine') return about;
  const { mode, line, current, country } = about;
  const cities = await citiesOffered(desk, about.pools);
  const wished = countryWished(query.wish, cities);
  if (wished !== null && wished !== country) {
    const result = 'numberObstacle';
    return {
      result,
      obstacle: 'wishAbroad',
      mode,
      line,
      number: current,
      country,
      wished,
      availability: null,
    };
  }
  const edited = editedTerms(about);
  const places = await readNumberPlaces(desk, country, {
    chosen: query.locationId,
    present: edited === null ? (current?.locationId ?? null) : (edited.location?.id ?? null),
    office: line.person.officeLocation,
    city: query.wish.city === everyCity ? null : query.wish.city,
  });
  if (places.needed && places.total === 0) {
    const result = 'numberObstacle';
    return {
      result,
      obstacle: 'noLocations',
      mode,
      line,
      number: current,
      country,
      wished: null,
      availability: null,
    };
  }
  const list = await listFor(desk, about, query, { cities, places });
  const kept = query.number ?? (query.form.formNonce === null ? (edited?.telephoneNumber ?? null) : null);
  const chosen = await stillToBeHad(desk, about, kept);
  const gone = kept === null || chosen !== null ? null : ({ why: 'numberGone', number: kept } as const);
  return {
    result: 'numberForm',
    mode,
    form: { ...query.form, formNonce: query.form.formNonce ?? desk.ids.uuid() },
    line,
    current,
    country,
    ...list,
    cities,
    wishProblem: gone ?? list.wishProblem,
    chosen: chosen ?? (gone === null ? onlyOne(list) : null),
    places,
    brings: about.brings,
    restDays: desk.policy.numbers.restDays,
    reason: query.reason ?? (query.form.formNonce === null ? (edited?.reason ?? null) : null),
  };
}

/** What the edited request asks for; null for a new one. */
export function editedTerms({
  edited,
}: Pick<NumberLine, 'edited'>): Extract<RequestDetails, { kind: 'numberRequest' | 'numberChange' }> | null {
  const details = edited?.details;
  return details?.kind === 'numberRequest' || details?.kind === 'numberChange' ? details : null;
}

/** The country that is wished, by its name or by a city that isn't one of these. */
function countryWished({ country, city }: NumberWish, cities: readonly string[]): CountryCode | null {
  if (country !== null) return country;
  if (city === null || city === everyCity || cities.some((each) => sameCity(each, city))) return null;
  return countryOfCity(city);
}

type ListShown = FreeNumbers & Pick<NumberFormView, 'city' | 'digits' | 'wishProblem'>;

/** The free numbers that come nearest to the wish, and what of it they don't fulfil. */
async function listFor(
  desk: Desk,
  { pools, country }: NumberLine,
  { wish, offset }: NumberFormQuery,
  { cities, places }: { readonly cities: readonly string[]; readonly places: NumberPlaces },
): Promise<ListShown> {
  const named = wish.city === everyCity ? null : wish.city;
  const known = named === null ? null : (cities.find((each) => sameCity(each, named)) ?? null);
  const city = known ?? (wish.city === null ? cityToBeginWith(wish, cities, places) : null);
  const find = (where: string | null, digits: WishedDigits | null, from = offset) =>
    findFreeNumbers(desk, { pools, country, city: where, digits }, { offset: from, limit: numbersOnOnePage });
  const cityProblem = named !== null && known === null ? ({ why: 'noneInCity', city: named } as const) : null;

  const read = readDigits(wish);
  const tries = read.read === 'digits' ? read.tries : [];
  for (const digits of tries) {
    const found = await find(city, digits);
    if (found !== null) return { ...found, city, digits, wishProblem: cityProblem };
  }
  const [digits] = tries;
  const digitsProblem: WishProblem | null =
    read.read === 'notDigits'
      ? { why: 'notDigits', typed: wish.digits ?? '' }
      : read.read === 'tooFewDigits'
        ? { why: 'tooFewDigits', fewest: read.fewest }
        : digits === undefined
          ? null
          : { why: 'noneWithDigits', digits, city };
  const from = digits === undefined ? offset : 0;
  const wishProblem = digitsProblem ?? cityProblem;
  const here = await find(city, null, from);
  if (here !== null) return { ...here, city, digits: null, wishProblem };
  const anywhere = (await find(null, null, from)) ?? { numbers: [], offset: 0, more: false };
  return { ...anywhere, city: null, digits: null, wishProblem };
}

/**
 * Where nothing is said, the list begins with the city of the emergency location: in many countries the two belong
 * together. Digits are looked for everywhere.
 */
function cityToBeginWith(
  { digits }: NumberWish,
  cities: readonly string[],
  { chosen }: NumberPlaces,
): string | null {
  if (digits !== null || chosen === null || chosen === 'none') return null;
  return cities.find((each) => sameCity(each, chosen.city)) ?? null;
}

/** A number that was chosen before, if it can still be had: it is free, or the edited request holds it. */
async function stillToBeHad(
  desk: Desk,
  about: NumberLine,
  number: E164 | null,
): Promise<ListedNumber | null> {
  const record = number === null ? null : await desk.store.numberRecord(number, desk.clock.now());
  if (record === null) return null;
  const held = record.state === 'held' && record.hold?.request === about.edited?.id;
  const free = record.state === 'available' && record.forPeople;
  return (held || free) && (await isOffered(desk, about.pools, record.telephoneNumber)) ? record : null;
}

/** The one number that fits what was wished. */
function onlyOne({ numbers, digits, more }: ListShown): ListedNumber | null {
  const [only] = numbers;
  return digits !== null && numbers.length === 1 && !more && only !== undefined ? only : null;
}
