import { concerns, type LineRequest, newAddressKey, snapshotOf } from '../../requests/index.js';
import {
  type CountryCode,
  type EmergencyLocation,
  type LocationChangeObstacle,
  locationAddress,
  locationChangeObstacle,
  type NumberAssignment,
  type PersonRef,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import type { FormContext } from '../formContext.js';
import { availabilityIn } from '../line/availabilityIn.js';
import { type LineAbout, type WhoseLine, whoseLine } from '../whoseLine.js';

/** Why nobody can add an emergency address for this line; each has its own answer in the chat. */
export type AddressObstacle =
  | Exclude<LocationChangeObstacle, 'noLocations' | 'noOtherLocation'>
  /** The carrier that sells the country's numbers keeps their addresses. */
  | 'carrierKeepsAddress';

/** A line for which a new emergency address can be asked for. */
export interface AddressLine {
  readonly result: 'addressLine';
  readonly line: LineAbout;
  readonly number: NumberAssignment;
  readonly country: CountryCode;
  /** What the number shows now; null for nothing, or for what the catalogue doesn't hold. */
  readonly current: EmergencyLocation | null;
}

export type NoAddressLine =
  | {
      readonly result: 'addressObstacle';
      readonly obstacle: AddressObstacle;
      readonly number: NumberAssignment | null;
      /** Whose line it is, where it isn't the asker's own. */
      readonly person?: PersonRef | null;
    }
  | { readonly result: 'alreadyOpen'; readonly request: LineRequest }
  /** Somebody else asked for this person, and the asker may not see it. */
  | { readonly result: 'otherOpen' }
  | Exclude<WhoseLine, { result: 'line' }>;

/**
 * Whose line it is, and whether an address can be added for it: an emergency address is of use only where the number's
 * location can be changed afterwards. Throws when the directory or the tenant doesn't answer.
 */
export async function readAddressLine(
  desk: Desk,
  actor: PersonRef,
  form: FormContext,
): Promise<AddressLine | NoAddressLine> {
  const line = await whoseLine(desk, actor, form.person);
  if (line.result !== 'line') return line;
  const another = line.own ? null : { id: line.person.id, name: line.person.name };
  const number = await desk.tenant.numberOf(line.person.id);
  const obstacle = locationChangeObstacle(line.person, number, 1);
  if (number === null || number.country === null || obstacle !== null) {
    return { result: 'addressObstacle', obstacle: own(obstacle) ?? 'noNumber', number, person: another };
  }
  if (carrierKeepsAddress(desk, number.country)) {
    return { result: 'addressObstacle', obstacle: 'carrierKeepsAddress', number, person: another };
  }
  const open = await desk.store.openRequestOn(newAddressKey(line.person.id));
  if (open !== null && open.id !== form.edits) {
    return concerns(open, actor.id) ? { result: 'alreadyOpen', request: open } : { result: 'otherOpen' };
  }
  const current = number.locationId === null ? null : await desk.store.location(number.locationId);
  return { result: 'addressLine', line, number, country: number.country, current };
}

/** That the country has no locations yet is what a new address is for. */
function own(obstacle: LocationChangeObstacle | null): AddressObstacle | null {
  return obstacle === 'noLocations' || obstacle === 'noOtherLocation' ? null : obstacle;
}

function carrierKeepsAddress(desk: Desk, country: CountryCode): boolean {
  const availability = availabilityIn(desk, country);
  if (availability.status !== 'offered') return false;
  const { seller, emergency } = availability.offer;
  return seller.carrier || emergency.addressNeeded === 'byCarrier';
}

/** The picture of a location that a request keeps; null for none. */
export const pictureOf = (location: EmergencyLocation | null) =>
  location === null ? null : snapshotOf(location, locationAddress(location));

/**
 * The company at the address that the number shows now, or at all others of the country; null where there are none, or
 * several companies. Microsoft wants one with each address.
 */
export async function knownCompany(
  desk: Desk,
  { current, country }: Pick<AddressLine, 'current' | 'country'>,
): Promise<string | null> {
  if (current !== null && current.companyName !== '') return current.companyName;
  const { locations } = await desk.store.locationsIn(country, { limit: 100 });
  const [company, ...others] = new Set(locations.map(({ companyName }) => companyName));
  return company === undefined || company === '' || others.length > 0 ? null : company;
}
