import { concerns, type LineRequest, locationChangeKey } from '../requests/index.js';
import {
  type CountryCode,
  type EmergencyLocation,
  type LocationChangeObstacle,
  type LocationId,
  locationChangeObstacle,
  type NumberAssignment,
  type Person,
  type PersonId,
  type PersonRef,
  searchWords,
} from '../telephony/index.js';
import type { Desk } from './desk.js';
import type { FormContext, SubmittedForm } from './formContext.js';
import { chooseNamed, type NamedPlace, wordsToLookUp } from './namedLocation.js';
import type { LocationPage } from './ports/index.js';
import { type LineAbout, type WhoseLine, whoseLine } from './whoseLine.js';

/** Above this many, the choice becomes a type-ahead with pages (Adaptive Cards slow down on long lists). */
export const choicesOnOneCard = 100;
/** How many a page of the long list shows. */
export const choicesOnOnePage = 20;

export interface LocationFormQuery {
  /** What the message says of the place, a phrase each, as typed; chooses a location. */
  readonly named: readonly string[];
  /** What the person typed to narrow the list. */
  readonly search: string | null;
  readonly offset: number;
  readonly form: FormContext;
  readonly chosen: LocationId | null;
  readonly reason: string | null;
}

export interface LocationFormView {
  readonly result: 'locationForm';
  readonly form: SubmittedForm;
  readonly line: LineAbout;
  readonly number: NumberAssignment;
  /** Null where the number shows none; `unknown` where the catalogue doesn't hold the one it shows. */
  readonly current: EmergencyLocation | 'unknown' | null;
  readonly locations: readonly EmergencyLocation[];
  /** Number of validated locations in the country, and of those that the search leaves. */
  readonly totalInCountry: number;
  readonly found: number;
  readonly offset: number;
  readonly search: string | null;
  readonly chosen: EmergencyLocation | null;
  /** The place that the message named, as written, where the country's catalogue holds no such one; then none is chosen. */
  readonly unknownPlace: string | null;
  /** The place that the message named, where it is in another country than the number; then none is chosen. */
  readonly placeAbroad: { readonly name: string; readonly country: CountryCode } | null;
  readonly reason: string | null;
}

export type LocationFormResult =
  | LocationFormView
  | {
      readonly result: 'locationObstacle';
      readonly obstacle: LocationChangeObstacle;
      readonly number: NumberAssignment | null;
      /** Whose line it is, where it isn't the asker's own. */
      readonly person?: PersonRef | null;
    }
  | { readonly result: 'alreadyOpen'; readonly request: LineRequest }
  | Exclude<WhoseLine, { result: 'line' }>;

export interface LineOfPerson {
  readonly number: NumberAssignment | null;
  readonly obstacle: LocationChangeObstacle | null;
  readonly totalInCountry: number;
}

/** The person's number and whether its emergency location can be changed. Throws when the tenant doesn't answer. */
async function readLine(desk: Desk, found: Person): Promise<LineOfPerson> {
  const number = await desk.tenant.numberOf(found.id);
  const country = number?.country ?? null;
  const totalInCountry = country === null ? 0 : (await desk.store.locationsIn(country, { limit: 1 })).total;
  return { number, totalInCountry, obstacle: locationChangeObstacle(found, number, totalInCountry) };
}

/** Everything that the form shows, or why there is none. Changes nothing. */
export async function readLocationForm(
  desk: Desk,
  actor: PersonRef,
  query: LocationFormQuery,
): Promise<LocationFormResult> {
  const [whose, about] = await readLineFor(desk, actor, query.form.person);
  if (about === null) return whose;
  const { number, obstacle, totalInCountry } = about;
  const another = whose.own ? null : whose.person;
  if (number === null || number.country === null || obstacle !== null) {
    return { result: 'locationObstacle', obstacle: obstacle ?? 'noNumber', number, person: another };
  }
  const open = await desk.store.openRequestOn(locationChangeKey(number.telephoneNumber));
  if (open !== null && concerns(open, actor.id) && open.id !== query.form.edits)
    return { result: 'alreadyOpen', request: open };

  const { country } = number;
  const current =
    number.locationId === null ? null : ((await desk.store.location(number.locationId)) ?? 'unknown');
  if (current !== null && current !== 'unknown' && current.validated && totalInCountry === 1) {
    return { result: 'locationObstacle', obstacle: 'noOtherLocation', number, person: another };
  }
  const limit = totalInCountry > choicesOnOneCard ? choicesOnOnePage : choicesOnOneCard;
  const words = query.search === null ? [] : searchWords(query.search);
  const { page, offset } = await pageOf(desk, country, { words, limit, offset: query.offset });
  const named: NamedPlace =
    query.chosen === null
      ? await namedPlace(desk, country, query.named, current === 'unknown' ? null : current)
      : { found: 'nothing' };
  const chosen =
    query.chosen !== null
      ? await desk.store.location(query.chosen)
      : named.found === 'location'
        ? named.location
        : null;
  return {
    result: 'locationForm',
    form: { ...query.form, formNonce: query.form.formNonce ?? desk.ids.uuid() },
    line: whose,
    number,
    current,
    locations: page.locations,
    totalInCountry,
    found: page.total,
    offset,
    search: query.search,
    chosen,
    unknownPlace: named.found === 'unknownPlace' ? named.name : null,
    placeAbroad: named.found === 'otherCountry' ? { name: named.name, country: named.country } : null,
    reason: query.reason,
  };
}

/** Whose line it is, and their number; null where the asker may not ask for them, or they aren't there. */
export async function readLineFor(
  desk: Desk,
  actor: PersonRef,
  asked: PersonId | null,
): Promise<[LineAbout, LineOfPerson] | [Exclude<WhoseLine, { result: 'line' }>, null]> {
  const whose = await whoseLine(desk, actor, asked);
  return whose.result === 'line' ? [whose, await readLine(desk, whose.person)] : [whose, null];
}

/** A page of the country's locations; an offset beyond the last one gets the last page. */
async function pageOf(
  desk: Desk,
  country: CountryCode,
  options: { readonly words: readonly string[]; readonly limit: number; readonly offset: number },
): Promise<{ page: LocationPage; offset: number }> {
  const page = await desk.store.locationsIn(country, options);
  if (page.locations.length > 0 || options.offset === 0) return { page, offset: options.offset };
  const offset = Math.floor(Math.max(0, page.total - 1) / options.limit) * options.limit;
  return { page: await desk.store.locationsIn(country, { ...options, offset }), offset };
}

/** Looks a message's words for a place up in the catalogue; see `chooseNamed`. */
async function namedPlace(
  desk: Desk,
  country: CountryCode,
  named: readonly string[],
  current: EmergencyLocation | null,
): Promise<NamedPlace> {
  if (named.length === 0) return { found: 'nothing' };
  const { ofPlaces, withFloors } = wordsToLookUp(named, current);
  const [byPlace, byAll, anywhere] = await Promise.all([
    desk.store.locationsLike(country, ofPlaces, choicesOnOneCard),
    desk.store.locationsLike(country, withFloors, choicesOnOneCard),
    desk.store.locationsLike(null, ofPlaces, choicesOnOneCard),
  ]);
  const candidates = [...new Map([...byPlace, ...byAll].map((each) => [each.id, each])).values()];
  return chooseNamed(named, { candidates, anywhere, current, country });
}
