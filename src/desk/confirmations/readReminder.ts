import { locationChangeKey } from '../../requests/index.js';
import type { E164, PersonId } from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import { type LocationShown, locationShown } from './locationShown.js';

/**
 * What a person is asked about their emergency location, read at the moment of sending; null where there is nothing to ask
 * any more: they have confirmed it, a change is under way, a later reminder stands for this one, or the number isn't
 * theirs. Throws when the directory or the tenant doesn't answer.
 */
export async function readReminder(
  desk: Desk,
  id: PersonId,
  telephoneNumber: E164,
  reminder: number,
): Promise<LocationShown | null> {
  const confirmation = await desk.store.locationConfirmation(id, telephoneNumber);
  if (confirmation === null || confirmation.reminders !== reminder) return null;
  if ((await desk.store.openRequestOn(locationChangeKey(telephoneNumber))) !== null) return null;
  const person = await desk.directory.person(id);
  if (person === null || !person.accountEnabled) return null;
  const number = await desk.tenant.numberOf(id, { fresh: true });
  if (number?.telephoneNumber !== telephoneNumber || number.locationId === null) return null;
  return locationShown(desk, person, number, number.locationId, confirmation);
}
