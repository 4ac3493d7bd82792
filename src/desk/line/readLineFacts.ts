import { isLineDeskError } from '../../errors.js';
import { concerns, type LineRequest } from '../../requests/index.js';
import {
  type CallingLicences,
  callingLicences,
  type EmergencyLocation,
  type NumberAssignment,
  type PersonRef,
  type PersonsLine,
} from '../../telephony/index.js';
import { type CallerIdNow, readCallerIdNow } from '../callerId/index.js';
import type { Desk } from '../desk.js';
import type { LineAbout } from '../whoseLine.js';
import { availabilityIn } from './availabilityIn.js';
import { type LastConfirmed, readLastConfirmed } from './lastConfirmed.js';

/** How many open requests a card names. */
export const openRequestsNamed = 3;

/** What is known of a line at this moment. A part that can't be read doesn't take the others with it. */
export interface LineFacts {
  readonly line: LineAbout;
  readonly licences: CallingLicences;
  /** `unread`: the tenant didn't answer. */
  readonly number: NumberAssignment | null | 'unread';
  /** Null where the number shows none; `unknown` where the catalogue doesn't hold the one it shows, or it is unread. */
  readonly location: EmergencyLocation | null | 'unknown';
  readonly confirmed: LastConfirmed;
  readonly callerId: CallerIdNow | 'unread';
  /** The newest ones that aren't over, at most `openRequestsNamed`, and how many there are. */
  readonly open: { readonly requests: readonly LineRequest[]; readonly total: number };
  /** The same, in the form in which the readiness questions take it. */
  readonly asked: PersonsLine;
}

/** Reads a line, its parts side by side. Throws only where our own store or the directory doesn't answer. */
export async function readLineFacts(desk: Desk, actor: PersonRef, line: LineAbout): Promise<LineFacts> {
  const { person } = line;
  const [number, callerId, open] = await Promise.all([
    unlessUnread(desk.tenant.numberOf(person.id)),
    unlessUnread(readCallerIdNow(desk, person.id)),
    openRequests(desk, actor, line),
  ]);
  const assigned = number === 'unread' ? null : number;
  const [location, confirmed] = await Promise.all([
    readLocation(desk, number),
    readLastConfirmed(desk, person.id, assigned),
  ]);
  const licences = callingLicences(person.plans);
  const { usageLocation } = person;
  const asked: PersonsLine = {
    person,
    licences,
    number: assigned,
    location,
    confirmedAt: confirmed.holdsSince,
    confirmationIntervalDays: confirmed.intervalDays,
    callerId: callerId === 'unread' ? 'unknown' : callerId.shows,
    availability: usageLocation === null ? null : availabilityIn(desk, usageLocation),
    now: desk.clock.now(),
  };
  return { line, licences, number, location, confirmed, callerId, open, asked };
}

async function readLocation(
  desk: Desk,
  number: NumberAssignment | null | 'unread',
): Promise<EmergencyLocation | null | 'unknown'> {
  if (number === 'unread') return 'unknown';
  if (number === null || number.locationId === null) return null;
  return (await desk.store.location(number.locationId)) ?? 'unknown';
}

/** Requests about this line that the asker may see: their own, and those about themselves. */
async function openRequests(desk: Desk, actor: PersonRef, { person }: LineAbout): Promise<LineFacts['open']> {
  const { requests } = await desk.store.requestsOf(person.id, { limit: 20, open: true });
  const theirs = requests.filter((request) => request.person.id === person.id && concerns(request, actor.id));
  return { requests: theirs.slice(0, openRequestsNamed), total: theirs.length };
}

async function unlessUnread<T>(part: Promise<T>): Promise<T | 'unread'> {
  try {
    return await part;
  } catch (error) {
    if (isLineDeskError(error)) return 'unread';
    throw error;
  }
}
