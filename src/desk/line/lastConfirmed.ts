import type { NumberAssignment, PersonId } from '../../telephony/index.js';
import { dueOf } from '../confirmations/index.js';
import type { Desk } from '../desk.js';

/** When the emergency location that a number shows was last said to be right. */
export interface LastConfirmed {
  /** By a person; null where nobody has said so of this location. */
  readonly at: Date | null;
  /**
   * From when its interval counts. Where nobody has been asked yet because it isn't their turn, nothing is due: now. Null
   * where it is to be confirmed and no interval says so: nobody ever has, or there is a doubt meanwhile (another office).
   */
  readonly holdsSince: Date | null;
  /** After so many days it has to be confirmed again. */
  readonly intervalDays: number;
}

/** So long that nothing comes due: where policy asks for no confirmation. In days. */
const never = 36_500;

/** Reads it for the location that the number shows now. The one place that reads confirmations for cards. */
export async function readLastConfirmed(
  desk: Desk,
  person: PersonId,
  number: NumberAssignment | null,
): Promise<LastConfirmed> {
  const { confirmEveryDays } = desk.policy.emergencyLocations;
  const intervalDays = confirmEveryDays ?? never;
  if (number === null) return { at: null, holdsSince: null, intervalDays };
  const now = desk.clock.now();
  const stored = await desk.store.locationConfirmation(person, number.telephoneNumber);
  if (stored === null || stored.locationId !== number.locationId) {
    return { at: null, holdsSince: confirmEveryDays === null ? now : null, intervalDays };
  }
  // First sight by Line Desk is nobody's word.
  const at = stored.how === 'firstSeen' ? null : stored.confirmedAt;
  const due = dueOf(stored, desk.policy.emergencyLocations);
  const notYetDue = due === null || due.at > now ? now : null;
  return { at, holdsSince: stored.doubt === null ? (at ?? notYetDue) : null, intervalDays };
}
