import { locationChangeKey } from '../../requests/index.js';
import type { Desk } from '../desk.js';
import type {
  LocationConfirmation,
  NewOutboxRow,
  NumberToConfirm,
  Transaction,
  Whereabouts,
} from '../ports/index.js';
import { confirmed, dueOf, nextReminderAt } from './due.js';
import { officeFits } from './officeFits.js';

const ordinaryPriority = 5;

/** How much one look may still do; counted down. */
export interface LookLimits {
  /** Reads of the directory and the tenant. */
  reads: number;
  /** Questions to people. */
  reminders: number;
}

/** What a look at a number has found out, to be written together with what it found at others. */
export interface Finding {
  /** Where the person is, where that wasn't known. */
  readonly whereabouts?: Whereabouts;
  /** The number is seen for the first time. */
  readonly first?: LocationConfirmation;
  /** What becomes of a confirmation, and the question that follows. */
  readonly change?: (tx: Transaction) => Promise<void>;
}

/**
 * Looks at one person's number: keeps it where it is seen for the first time, notes that its location was changed past Line
 * Desk, and has the question asked whether it is still right where that is due. Writes nothing itself.
 * @param watched whether it is known where the directory last showed the person
 */
export async function lookAtNumber(
  desk: Desk,
  number: NumberToConfirm,
  watched: boolean,
  limits: LookLimits,
): Promise<Finding> {
  const whereabouts = watched ? null : await readWhereabouts(desk, number, limits);
  const seen: Finding = whereabouts === null ? {} : { whereabouts };
  const stored = await desk.store.locationConfirmation(number.person, number.telephoneNumber);
  if (stored === null) {
    return { ...seen, first: confirmed({ ...number, how: 'firstSeen' }, desk.clock.now()) };
  }
  const current =
    stored.locationId === number.locationId ? stored : await withLocationShown(desk, stored, limits);
  if (current === null) return seen;
  const { confirmation, question } = await askWhereDue(desk, current, limits);
  if (confirmation === stored) return seen;
  const change = async (tx: Transaction) => {
    // Whoever has confirmed it meanwhile isn't asked.
    const changed = await tx.changeConfirmation(stored, confirmation);
    if (changed && question !== null) await tx.enqueue([question]);
  };
  return { ...seen, change };
}

/** Where somebody is whom the directory's changes haven't named since they have the number; null for nowhere. */
async function readWhereabouts(
  desk: Desk,
  { person }: NumberToConfirm,
  limits: LookLimits,
): Promise<Whereabouts | null> {
  if (limits.reads === 0) return null;
  limits.reads -= 1;
  const found = await desk.directory.person(person);
  if (found === null) return null;
  const { officeLocation, usageLocation } = found;
  return { person, officeLocation, usageLocation };
}

/**
 * The inventory shows another location than the one that was confirmed. It may only be older than the confirmation, so the
 * tenant is asked; if that shows another one too, it was changed past Line Desk, and nobody has confirmed it. Null where
 * the tenant shows neither, or can't be asked in this look any more.
 */
async function withLocationShown(
  desk: Desk,
  stored: LocationConfirmation,
  limits: LookLimits,
): Promise<LocationConfirmation | null> {
  if (limits.reads === 0) return null;
  limits.reads -= 1;
  const shown = await desk.tenant.numberOf(stored.person, { fresh: true });
  if (shown?.telephoneNumber !== stored.telephoneNumber || shown.locationId === null) return null;
  const { locationId } = shown;
  if (locationId === stored.locationId) return stored;
  if (stored.how === 'firstSeen') return { ...stored, locationId };
  const now = desk.clock.now();
  const unconfirmed = confirmed({ ...stored, locationId, how: 'firstSeen' }, now);
  return { ...unconfirmed, doubt: { why: 'elsewhere', since: now } };
}

/** A person who has asked for another location isn't asked about the old one; nor is one whose new office is that one. */
async function askWhereDue(
  desk: Desk,
  confirmation: LocationConfirmation,
  limits: LookLimits,
): Promise<{ readonly confirmation: LocationConfirmation; readonly question: NewOutboxRow | null }> {
  const { policy, store, clock } = desk;
  const at = nextReminderAt(confirmation, policy.emergencyLocations);
  const now = clock.now();
  const notYet = { confirmation, question: null };
  if (limits.reminders === 0 || at === null || at > now) return notYet;
  if ((await store.openRequestOn(locationChangeKey(confirmation.telephoneNumber))) !== null) return notYet;
  if (confirmation.doubt?.why === 'office' && (await officeFits(desk, confirmation))) {
    return { confirmation: { ...confirmation, doubt: null }, question: null };
  }
  limits.reminders -= 1;
  const reminders = confirmation.reminders + 1;
  return {
    confirmation: { ...confirmation, reminders, remindedAt: now },
    question: questionRow(desk, confirmation, reminders, now),
  };
}

/** The key holds what is due and which time they are asked: each question goes out once. */
function questionRow(
  desk: Desk,
  confirmation: LocationConfirmation,
  reminder: number,
  now: Date,
): NewOutboxRow {
  const { person, telephoneNumber } = confirmation;
  const due = dueOf(confirmation, desk.policy.emergencyLocations)?.at ?? now;
  return {
    tenantId: desk.tenantId,
    lane: 'notices',
    key: `remind-location:${person}:${telephoneNumber}:${due.getTime()}:${reminder}`,
    orderKey: `person:${person}`,
    priority: ordinaryPriority,
    task: { task: 'remindLocation', recipient: person, telephoneNumber, reminder },
    dueAt: now,
  };
}
