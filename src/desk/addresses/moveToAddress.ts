import type { Route } from '../../approvals/index.js';
import type {
  AddressLeftover,
  EmergencyLocationChange,
  LineRequest,
  NewEmergencyAddress,
} from '../../requests/index.js';
import { snapshotOf } from '../../requests/index.js';
import {
  type EmergencyLocation,
  locationAddress,
  locationChangeObstacle,
  type NumberAssignment,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import { followUps } from '../followUps.js';
import type { Transaction } from '../ports/index.js';
import { recordedValues } from '../recordedValues.js';
import { newRequest, requestIdOf } from '../storeRequest.js';
import { webhookRows } from '../webhooks/webhookRows.js';
import { pictureOf } from './addressLine.js';

/** How the number gets to its new address: by this request, or not, and why. */
export type MovePlan = { readonly move: LineRequest } | { readonly left: AddressLeftover };

/** Who approved the address approved the move there as well: their card says both. */
const withTheAddress: Route = {
  rule: 'approved-with-new-address',
  stages: null,
  reason: null,
  cap: null,
};

/**
 * The request that moves the person's number to the location, unless the line isn't any more what it was when the address
 * was asked for. Reads the tenant afresh; throws when it or the directory doesn't answer.
 */
export async function planMove(
  desk: Desk,
  request: LineRequest,
  details: NewEmergencyAddress,
  to: EmergencyLocation,
): Promise<MovePlan> {
  if (!to.validated) return { left: 'notValidated' };
  const [person, number] = await Promise.all([
    desk.directory.person(request.person.id, { fresh: true }),
    desk.tenant.numberOf(request.person.id, { fresh: true }),
  ]);
  if (person === null || !person.accountEnabled || !isStill(number, details)) return { left: 'lineChanged' };
  if (number.locationId === to.id) return { left: 'alreadyThere' };
  const obstacle = locationChangeObstacle(person, number, 1);
  // What is under way passes: the change waits for it.
  if (obstacle !== null && obstacle !== 'numberPending') return { left: 'lineChanged' };
  const from = number.locationId === null ? null : await desk.store.location(number.locationId);
  const change: EmergencyLocationChange = {
    kind: 'emergencyLocationChange',
    telephoneNumber: details.telephoneNumber,
    country: details.country,
    from: pictureOf(from),
    to: snapshotOf(to, locationAddress(to)),
    reason: details.reason,
  };
  const { requester } = request;
  const move = newRequest(
    desk,
    {
      id: requestIdOf(desk.tenantId, requester, request.id),
      requester,
      person: request.person,
      details: change,
      message: null,
      edits: null,
    },
    withTheAddress,
  );
  return { move: { ...move, decision: request.decision } };
}

function isStill(number: NumberAssignment | null, details: NewEmergencyAddress): number is NumberAssignment {
  return number?.telephoneNumber === details.telephoneNumber && number.country === details.country;
}

/**
 * Stores the move as approved, with its history. It has no card of its own: the address's card tells of it, and its
 * outcome is told when it is done. Resolves to what the address's request keeps of it.
 */
export async function storeMove(
  desk: Desk,
  tx: Transaction,
  address: LineRequest,
  plan: MovePlan,
): Promise<Pick<NewEmergencyAddress, 'locationChange' | 'left'>> {
  if ('left' in plan) return { locationChange: null, left: plan.left };
  const { move } = plan;
  if ((await tx.insertRequest(move)) !== 'inserted') return { locationChange: null, left: 'otherOpen' };
  const at = move.submittedAt;
  const by = move.decision?.by ?? null;
  const requester = { type: 'person', person: move.requester, role: 'requester' } as const;
  const approver =
    by === null
      ? ({ type: 'lineDesk' } as const)
      : ({ type: 'person', person: by, role: 'approver' } as const);
  await tx.appendEvent({
    requestId: move.id,
    at,
    type: 'submitted',
    actor: requester,
    values: { ...recordedValues(move), addressRequest: address.id },
  });
  await tx.appendEvent({
    requestId: move.id,
    at,
    type: 'approved',
    actor: approver,
    values: { rule: move.rule, addressRequest: address.id },
  });
  await tx.enqueue(followUps(move, 'submitted', [], at));
  await tx.enqueue([
    ...webhookRows(desk, { ...move, state: 'waiting' }, 'submitted', requester, at),
    ...webhookRows(desk, move, 'approved', approver, at),
  ]);
  return { locationChange: move.id, left: null };
}
