import { createHash } from 'node:crypto';
import type { EmergencyLocationRules } from '../../approvals/index.js';
import {
  confirmationDueAt,
  type LocationId,
  type NumberAssignment,
  type PersonId,
} from '../../telephony/index.js';
import type { Doubt, LocationConfirmation } from '../ports/index.js';

const dayMs = 24 * 60 * 60_000;

/** Why a location is to be confirmed: its interval is over, or something makes it doubtful. */
export type DueBecause = 'interval' | Doubt;

/**
 * When a location is to be confirmed again, and why; null for never. A doubt comes before all. Where nobody has confirmed
 * it yet, the first interval isn't waited for in full: see `daysToFirstQuestion`.
 */
export function dueOf(
  { person, how, confirmedAt, doubt }: LocationConfirmation,
  { confirmEveryDays }: EmergencyLocationRules,
): { readonly at: Date; readonly why: DueBecause } | null {
  if (doubt !== null) return { at: doubt.since, why: doubt.why };
  if (confirmEveryDays === null) return null;
  const days = how === 'firstSeen' ? daysToFirstQuestion(person, confirmEveryDays) : confirmEveryDays;
  const at = confirmationDueAt(confirmedAt, days);
  return at === null ? null : { at, why: 'interval' };
}

/** When the person is to be asked (again); null where nothing is due ever, or they have been asked often enough. */
export function nextReminderAt(
  confirmation: LocationConfirmation,
  rules: EmergencyLocationRules,
): Date | null {
  const due = dueOf(confirmation, rules);
  const { reminders, remindedAt } = confirmation;
  if (due === null || reminders >= rules.remindAtMost) return null;
  if (remindedAt === null) return due.at;
  return new Date(remindedAt.getTime() + rules.remindEveryDays * dayMs);
}

/**
 * After how many days (with fractions) somebody is asked for the first time, counted from when Line Desk first saw their
 * location: spread evenly over one interval, but not within the first day. So nobody is asked at the installation, each
 * day about as many as on any other, and everybody once by the interval's end. A hash of the person makes it steady.
 */
export function daysToFirstQuestion(person: PersonId, confirmEveryDays: number): number {
  const hash = createHash('sha256').update(person).digest().readUInt32BE(0);
  return Math.min(confirmEveryDays, 1 + (hash / 2 ** 32) * (confirmEveryDays - 1));
}

/**
 * Whether somebody has confirmed what the tenant shows: the same location on the same number, and nothing has made it
 * doubtful since. For the age of it, see `dueOf`.
 */
export function holds(
  confirmation: LocationConfirmation | null,
  number: Pick<NumberAssignment, 'telephoneNumber' | 'locationId'>,
): boolean {
  return (
    confirmation !== null &&
    confirmation.how !== 'firstSeen' &&
    confirmation.doubt === null &&
    confirmation.telephoneNumber === number.telephoneNumber &&
    confirmation.locationId === number.locationId
  );
}

/** A confirmation as it stands when it is made: nothing doubted, nobody asked since. */
export function confirmed(
  of: Pick<LocationConfirmation, 'person' | 'telephoneNumber' | 'how'> & { readonly locationId: LocationId },
  at: Date,
): LocationConfirmation {
  return { ...of, confirmedAt: at, doubt: null, reminders: 0, remindedAt: null };
}
