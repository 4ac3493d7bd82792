import { createHash } from 'node:crypto';
import { routeEmergencyLocationChange } from '../approvals/index.js';
import {
  type EmergencyLocationChange,
  type LineRequest,
  planFor,
  type RequestId,
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
  type TenantId,
} from '../telephony/index.js';
import type { Desk } from './desk.js';
import { followUps } from './followUps.js';
import { readLine } from './locationForm.js';
import type { CardCopyId, Transaction } from './ports/index.js';

export interface LocationChangeInput {
  readonly formNonce: string;
  readonly locationId: LocationId | null;
  readonly reason: string | null;
  /** The message that the form stands on; it becomes the status card. Null where there is none. */
  readonly message: CardMessage | null;
}

/** A message in a personal chat that shows a card. */
export interface CardMessage {
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly activityId: string;
}

export type SubmitResult =
  | { readonly result: 'submitted'; readonly request: LineRequest }
  | { readonly result: 'alreadyOpen'; readonly request: LineRequest }
  | { readonly result: 'invalidInput'; readonly problem: InputProblem }
  | {
      readonly result: 'locationObstacle';
      readonly obstacle: LocationChangeObstacle;
      readonly number: NumberAssignment | null;
    }
  | { readonly result: 'unknownPerson' };

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
  const id = requestIdOf(desk.tenantId, requester, input.formNonce);
  const earlier = await desk.store.request(id);
  if (earlier !== null) return { result: 'submitted', request: earlier };

  const line = await readLine(desk, requester.id);
  if (line === null) return { result: 'unknownPerson' };
  const { number, obstacle } = line;
  if (number === null || number.country === null || obstacle !== null) {
    return { result: 'locationObstacle', obstacle: obstacle ?? 'noNumber', number };
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
  const request = newRequest(desk, id, requester, details);
  return desk.store.transaction(async (tx) => {
    const inserted = await tx.insertRequest(request);
    if (inserted === 'exists') return { result: 'submitted', request: (await tx.request(id)) ?? request };
    if (inserted === 'otherOpen') {
      const open = await tx.openRequestFor(number.telephoneNumber);
      if (open !== null && open.requester.id === requester.id)
        return { result: 'alreadyOpen', request: open };
      return { result: 'locationObstacle', obstacle: 'numberPending', number };
    }
    await recordSubmission(desk, tx, request, input.message);
    return { result: 'submitted', request };
  });
}

/** The same person's same form always makes the same request; nobody can aim at another's. */
function requestIdOf(tenant: TenantId, requester: PersonRef, formNonce: string): RequestId {
  const hex = createHash('sha256')
    .update(JSON.stringify([tenant, requester.id, formNonce]))
    .digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-') as RequestId;
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

function newRequest(
  desk: Desk,
  id: RequestId,
  requester: PersonRef,
  details: EmergencyLocationChange,
): LineRequest {
  const now = desk.clock.now();
  const route = routeEmergencyLocationChange(desk.policy, details);
  const automatic = route.approvers === null;
  return {
    tenantId: desk.tenantId,
    id,
    requester,
    details,
    state: automatic ? 'approved' : 'waiting',
    version: 1,
    nonce: desk.ids.uuid(),
    plan: planFor(details),
    rule: route.rule,
    policyVersion: desk.policyVersion,
    approvers: route.approvers,
    asked: [],
    claimedBy: null,
    decision: automatic ? { outcome: 'approved', by: null, at: now, reason: null } : null,
    failure: null,
    submittedAt: now,
    updatedAt: now,
    completedAt: null,
  };
}

async function recordSubmission(
  desk: Desk,
  tx: Transaction,
  request: LineRequest,
  message: CardMessage | null,
): Promise<void> {
  const now = request.submittedAt;
  const { from, to, reason, telephoneNumber } = request.details;
  await tx.appendEvent({
    requestId: request.id,
    at: now,
    type: 'submitted',
    actor: { type: 'person', person: request.requester, role: 'requester' },
    values: {
      telephoneNumber,
      to: to.id,
      ...(from === null ? {} : { from: from.id }),
      ...(reason === null ? {} : { reason }),
    },
  });
  if (request.state === 'approved') {
    await tx.appendEvent({
      requestId: request.id,
      at: now,
      type: 'approved',
      actor: { type: 'lineDesk' },
      values: { rule: request.rule },
    });
  }
  const copy = await tx.addCopy({
    tenantId: request.tenantId,
    id: desk.ids.uuid() as CardCopyId,
    requestId: request.id,
    audience: 'requester',
    recipient: request.requester.id,
    serviceUrl: message?.serviceUrl ?? null,
    conversationId: message?.conversationId ?? null,
    activityId: message?.activityId ?? null,
    versionShown: null,
    state: message === null ? 'new' : 'live',
  });
  await tx.enqueue(followUps(request, 'submitted', [copy], now));
}
