import { type LineRequest, locationChangeKey } from '../../requests/index.js';
import {
  callingLicences,
  type EmergencyLocation,
  type LocationId,
  type Person,
  type PersonRef,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import { whoseLine } from '../whoseLine.js';
import { confirmed, dueOf } from './due.js';
import { type LocationShown, locationShown } from './locationShown.js';

/** Why there is nothing to confirm; each has its own answer in the chat. */
export const confirmationObstacles = [
  'noTeamsPhone',
  'noCallingPlan',
  'noNumber',
  'operatorConnect',
  'directRouting',
  'numberPending',
  'noLocation',
  'unknownLocation',
] as const;
export type ConfirmationObstacle = (typeof confirmationObstacles)[number];

export type ConfirmLocationResult =
  | {
      readonly result: 'confirmed';
      readonly location: EmergencyLocation;
      /** Until when it counts; null where time alone makes it no older. */
      readonly until: Date | null;
    }
  /** Nothing was said of a certain location, or the tenant shows another one by now (`moved`): it is asked about. */
  | { readonly result: 'asked'; readonly shown: LocationShown; readonly moved: boolean }
  /** A change of it is under way. */
  | { readonly result: 'alreadyOpen'; readonly request: LineRequest }
  | { readonly result: 'nothingToConfirm'; readonly obstacle: ConfirmationObstacle }
  | { readonly result: 'unknownPerson' };

/**
 * The person says that their emergency location is right. It is taken down only for the very location that the tenant shows
 * for their number now. No request comes of it: it changes nothing in the tenant, and stands in the table of
 * confirmations with its time. Throws when the directory or the tenant doesn't answer.
 * @param meant the location that they were shown; null where they said so in their own words: words may be misunderstood,
 *   and a wrong confirmation is dangerous, so they are shown the location first
 */
export async function confirmLocation(
  desk: Desk,
  actor: PersonRef,
  meant: LocationId | null,
): Promise<ConfirmLocationResult> {
  // Only for oneself: nobody else knows where somebody sits.
  const whose = await whoseLine(desk, actor, null);
  if (whose.result !== 'line') return { result: 'unknownPerson' };
  const { person } = whose;
  const nothing = (obstacle: ConfirmationObstacle) => ({ result: 'nothingToConfirm', obstacle }) as const;
  const number = await desk.tenant.numberOf(person.id, { fresh: true });
  if (number === null) return nothing(lacking(person));
  const { telephoneNumber, numberType, locationId } = number;
  if (numberType === 'operatorConnect' || numberType === 'directRouting') return nothing(numberType);
  const open = await desk.store.openRequestOn(locationChangeKey(telephoneNumber));
  if (open?.requester.id === actor.id) return { result: 'alreadyOpen', request: open };
  if (open !== null || number.pending) return nothing('numberPending');
  if (locationId === null) return nothing('noLocation');
  const location = await desk.store.location(locationId);
  if (location === null) return nothing('unknownLocation');
  if (meant !== locationId) {
    const before = await desk.store.locationConfirmation(person.id, telephoneNumber);
    return {
      result: 'asked',
      moved: meant !== null,
      shown: await locationShown(desk, person, number, locationId, before),
    };
  }
  const now = desk.clock.now();
  const saved = confirmed({ person: person.id, telephoneNumber, locationId, how: 'person' }, now);
  await desk.store.transaction((tx) => tx.saveConfirmation(saved));
  return {
    result: 'confirmed',
    location,
    until: dueOf(saved, desk.policy.emergencyLocations)?.at ?? null,
  };
}

/** What comes first of what somebody without a number lacks. */
function lacking(person: Person): ConfirmationObstacle {
  const licences = callingLicences(person.plans);
  if (!licences.teamsPhone) return 'noTeamsPhone';
  return licences.callingPlan === 'none' ? 'noCallingPlan' : 'noNumber';
}
