import type {
  Failure,
  LineRequest,
  LocationSnapshot,
  NumberRequest,
  RequestDetails,
  RequestKind,
  RequestState,
} from '../../requests/index.js';
import {
  formatTelephoneNumber,
  locationAddress,
  locationName,
  type NewAddress,
  type PersonRef,
  streetLine,
} from '../../telephony/index.js';
import { literal } from '../literal.js';
import { countryName, eitherOf, type Reader } from '../reader.js';
import type { Texts } from '../texts.js';
import icons from './icons.json' with { type: 'json' };

/** Colour of a state, beside its word: waiting warns, good ends are good, bad ones call for attention. */
export function stateColor(state: RequestState): 'warning' | 'good' | 'attention' | 'default' {
  switch (state) {
    case 'waiting':
    case 'byHand':
    case 'undoing':
      return 'warning';
    case 'approved':
    case 'changing':
    case 'done':
      return 'good';
    case 'failed':
    case 'rejected':
      return 'attention';
    case 'withdrawn':
    case 'expired':
    case 'closed':
      return 'default';
    default:
      return state satisfies never;
  }
}

/** A kind of request as a card names it: its icon (a PNG as a data URI), what the icon shows, and its words. */
export function kindOf(kind: RequestKind, texts: Texts) {
  return { icon: icons[kind], iconAlt: texts.plain(`icon.${kind}`), kind: texts.plain(`kind.${kind}`) };
}

/** The small line on top of a request's card: what it is and where it stands. */
export function headOf(request: LineRequest, texts: Texts) {
  return {
    ...kindOf(request.details.kind, texts),
    state: stateWord(request, texts),
    color: stateColor(request.state),
    subtle: stateColor(request.state) === 'default',
  };
}

/** The state by name; what a dry run has come through is only rehearsed. */
export function stateWord(request: Pick<LineRequest, 'state' | 'dryRun'>, texts: Texts): string {
  return request.dryRun && request.state === 'done'
    ? texts.plain('state.rehearsed')
    : texts.plain(`state.${request.state}`);
}

/** "Berlin Mitte, 2nd floor", or that there is none. Raw: hand it to a text as a value, or to `literal`. */
export function placeName(location: LocationSnapshot | null, texts: Texts): string {
  return location === null ? texts.plain('request.none') : locationName(location);
}

/** "Berlin Mitte, 2nd floor — Torstraße 49, 10119 Berlin". Raw. */
export function placeWithAddress(location: LocationSnapshot, texts: Texts): string {
  return `${placeName(location, texts)} — ${location.address}`;
}

/** A typed address on one line, as those of the catalogue: "Torstraße 49, 10119 Berlin". Raw. */
export function addressLine(address: NewAddress): string {
  const { country, houseNumber, street, city, region, postalCode } = address;
  const line = streetLine(country, houseNumber, street);
  return locationAddress({ street: line, city, stateOrProvince: region, postalCode, country });
}

/** "4th floor, Torstraße 49, 10119 Berlin". Raw. */
export function addressWithPlace(address: NewAddress): string {
  const line = addressLine(address);
  return address.place === null ? line : `${address.place}, ${line}`;
}

/** "+49 30 231250, Berlin, Germany". Raw. */
export function numberWithPlace(
  { telephoneNumber, city, country }: Pick<NumberRequest, 'telephoneNumber' | 'city' | 'country'>,
  reader: Reader,
): string {
  return [formatTelephoneNumber(telephoneNumber), city, countryName(country, reader)]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}

/** The locations that a request names. */
export function placesOf(details: RequestDetails): readonly LocationSnapshot[] {
  const named = (): readonly (LocationSnapshot | null)[] => {
    switch (details.kind) {
      case 'emergencyLocationChange':
        return [details.to, details.from];
      case 'numberRequest':
        return [details.location];
      case 'numberChange':
        return [details.location, details.from.location];
      case 'numberRelease':
        return [details.from.location];
      case 'newEmergencyAddress':
        return [details.created];
      case 'callerIdChange':
      case 'callingPlanChange':
        return [];
      default:
        return details satisfies never;
    }
  };
  return named().filter((location) => location !== null);
}

const zeroWidthSpace = '\u200b';

/**
 * A row of a FactSet. `value` is raw. Clients draw facts as a table, which a word without a place to break would make
 * wider than a 320 px card; such words get invisible places to break.
 */
export function factOf(title: string, value: string): { title: string; value: string } {
  const breakable = value.replace(/\S{20}(?=\S{5})/gu, `$&${zeroWidthSpace}`);
  return { title, value: literal(breakable) };
}

/** Why a change stopped, as half a sentence; an unknown code gets the general one. */
export function failureText(failure: Pick<Failure, 'code'> | null, texts: Texts): string {
  return texts.plain(`failureReason.${knownCode(failure, texts)}`);
}

/** What the requester can do about it, or what the administrators do. */
export function failureAdvice(failure: Pick<Failure, 'code'> | null, texts: Texts): string {
  return texts(`failureNext.${knownCode(failure, texts)}`);
}

function knownCode(failure: Pick<Failure, 'code'> | null, texts: Texts): string {
  return failure !== null && texts.has(`failureReason.${failure.code}`) ? failure.code : 'other';
}

const namesSpeltOut = 3;

/** "Anna, Ben or Chris"; of more than three, the first three and "others". */
export function someNames(people: readonly PersonRef[] | readonly string[], reader: Reader): string {
  const names = people.map((person) => (typeof person === 'string' ? person : person.name));
  if (names.length <= namesSpeltOut) return eitherOf(names, reader);
  const others = names.length - namesSpeltOut + 1;
  return eitherOf(
    [...names.slice(0, namesSpeltOut - 1), reader.texts.plain('request.others', { count: others })],
    reader,
  );
}
