import { type LocationSnapshot, type NumberRelease, snapshotOf } from '../../requests/index.js';
import { type LocationId, locationAddress, type NumberAssignment } from '../../telephony/index.js';
import type { Desk } from '../desk.js';

/** A number as its person has it now, for the record. Not for numbers of unknown carriers (see `carrierObstacle`). */
export async function numberInUse(
  desk: Desk,
  { telephoneNumber, numberType, locationId }: NumberAssignment,
): Promise<NumberRelease['from']> {
  if (numberType === 'other') throw new TypeError('a number of an unknown carrier stays where it is');
  return { telephoneNumber, numberType, location: await snapshotAt(desk, locationId) };
}

/** The location as it is now, for the record; null for none, and where the catalogue doesn't hold it. */
export async function snapshotAt(desk: Desk, id: LocationId | null): Promise<LocationSnapshot | null> {
  const location = id === null ? null : await desk.store.location(id);
  return location === null ? null : snapshotOf(location, locationAddress(location));
}
