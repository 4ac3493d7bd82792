import {
  concerns,
  type EmergencyLocationChange,
  type LineRequest,
  reasonMaxLength,
  snapshotOf,
} from '../requests/index.js';
import {
  type EmergencyLocation,
  type LocationChangeObstacle,
  type LocationId,
  locationAddress,
  type NumberAssignment,
  type PersonRef,
} from '../telephony/index.js';
import type { Desk } from './desk.js';
import type { SubmittedForm } from './formContext.js';
import { readLineFor } from './locationForm.js';
import { type CardMessage, requestIdOf, storeRequest } from './storeRequest.js';
import type { WhoseLine } from './whoseLine.js';

export interface LocationChangeInput {
  readonly form: SubmittedForm;
  readonly locationId: LocationId | null;
  readonly reason: string | null;
  /** The message that the form stands on; it becomes the status card. Null where there is none. */
  readonly message: CardMessage | null;
}

export type SubmitResult =
  | { readonly result: 'submitted'; readonly request: LineRequest }
  | { readonly result: 'alreadyOpen'; readonly request: LineRequest }
  | { readonly result: 'invalidInput'; readonly problem: InputProblem }
  | {
      readonly result: 'locationObstacle';
      readonly obstacle: LocationChangeObstacle;
      readonly number: NumberAssignment | null;
      /** Whose line it is, where it isn't the asker's own. */
      readonly person?: PersonRef | null;
    }
  /** Policy wants a reason (of a certain form). */
  | { readonly result: 'reasonNeeded'; readonly hint: string | null }
  /** The request to edit doesn't wait any more. */
  | { readonly result: 'notEditable'; readonly request: LineRequest | null }
  | Exclude<WhoseLine, { result: 'line' }>;

export type InputProblem =
  | 'noLocation'
  | 'unknownLocation'
  | 'notValidated'
  | 'otherCountry'
  | 'alreadyThere'
  | 'reasonTooLong';

/**
 * Takes a filled-in form: checks everything again, routes it by policy and stores it with its history, its status card
 * and what must follow. The same form sent again answers with the request that it made the first time.
 */
export async function submitLocationChange(
  desk: Desk,
  requester: PersonRef,
  input: LocationChangeInput,
): Promise<SubmitResult> {
  const id = requestIdOf(desk.tenantId, requester, input.form.formNonce);
  const earlier = await desk.store.request(id);
  if (earlier !== null) return { result: 'submitted', request: earlier };

  const [whose, about] = await readLineFor(desk, requester, input.form.person);
  if (about === null) return whose;
  const { person } = whose;
  const { number, obstacle } = about;
  const another = whose.own ? null : person;
  if (number === null || number.country === null || obstacle !== null) {
    return { result: 'locationObstacle', obstacle: obstacle ?? 'noNumber', number, person: another };
  }
  const to = input.locationId === null ? null : await desk.store.location(input.locationId);
  const problem = inputProblem(input, number, to);
  if (problem !== null || to === null) {
    return { result: 'invalidInput', problem: problem ?? 'unknownLocation' };
  }
  const from = number.locationId === null ? null : await desk.store.location(number.locationId);
  const details: EmergencyLocationChange = {
    kind: 'emergencyLocationChange',
    telephoneNumber: number.telephoneNumber,
    country: number.country,
    from: from === null ? null : snapshotOf(from, locationAddress(from)),
    to: snapshotOf(to, locationAddress(to)),
    reason: input.reason,
  };
  const stored = await storeRequest(desk, {
    id,
    requester,
    person: { id: person.id, name: person.name },
    details,
    message: input.message,
    edits: input.form.edits,
    changedBy: input.form.changedBy,
  });
  if (stored.result !== 'otherOpen' && stored.result !== 'numberNotFree') return stored;
  if (stored.result === 'otherOpen' && stored.request !== null && concerns(stored.request, requester.id)) {
    return { result: 'alreadyOpen', request: stored.request };
  }
  return { result: 'locationObstacle', obstacle: 'numberPending', number, person: another };
}

function inputProblem(
  input: LocationChangeInput,
  number: NumberAssignment,
  to: EmergencyLocation | null,
): InputProblem | null {
  if (input.locationId === null) return 'noLocation';
  if (to === null) return 'unknownLocation';
  if (!to.validated) return 'notValidated';
  if (to.country !== number.country) return 'otherCountry';
  if (to.id === number.locationId) return 'alreadyThere';
  if (input.reason !== null && input.reason.length > reasonMaxLength) return 'reasonTooLong';
  return null;
}
