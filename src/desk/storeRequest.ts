import { createHash } from 'node:crypto';
import { listOfStage, type Route } from '../approvals/index.js';
import {
  type LineRequest,
  numberToHold,
  openKeyOf,
  planFor,
  type RequestDetails,
  type RequestId,
} from '../requests/index.js';
import type { PersonRef, TenantId } from '../telephony/index.js';
import type { Desk } from './desk.js';
import { editRequest } from './editRequest.js';
import { followUps } from './followUps.js';
import type { ChangedBy } from './formContext.js';
import type { CardCopy, CardCopyId, Transaction } from './ports/index.js';
import { reasonFits } from './reasonNeeded.js';
import { recordedValues } from './recordedValues.js';
import { routeOf } from './routeOf.js';
import { webhookRows } from './webhooks/webhookRows.js';

/** A message in a personal chat that shows a card. */
export interface CardMessage {
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly activityId: string;
}

/** A request that has been checked and may be stored. */
export interface CheckedRequest {
  readonly id: RequestId;
  readonly requester: PersonRef;
  /** Whose line it is about. */
  readonly person: PersonRef;
  readonly details: RequestDetails;
  /** The message that the form stands on; it becomes the status card. Null where there is none. */
  readonly message: CardMessage | null;
  /** The waiting request that gets these terms instead of its own; null for a new request. */
  readonly edits: RequestId | null;
  /** The approver who gives it these terms, where it isn't the requester. */
  readonly changedBy?: ChangedBy | undefined;
}

export type StoreResult =
  | { readonly result: 'submitted'; readonly request: LineRequest }
  /** Another request about the same thing isn't over. */
  | { readonly result: 'otherOpen'; readonly request: LineRequest | null }
  /** The number that it asks for isn't free (any more). */
  | { readonly result: 'numberNotFree' }
  /** Policy wants a reason of a certain form (a ticket number); `hint` says which, in the organisation's own words. */
  | { readonly result: 'reasonNeeded'; readonly hint: string | null }
  /** The request to edit doesn't wait any more; null where there is none of this kind and person's. */
  | { readonly result: 'notEditable'; readonly request: LineRequest | null };

/** The same person's same form always makes the same request; nobody can aim at another's. */
export function requestIdOf(tenant: TenantId, requester: PersonRef, formNonce: string): RequestId {
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

/**
 * Routes a checked request by policy, makes its plan, and stores it with its history, its status card, the hold of the
 * number that it asks for, and what must follow: all of it, or nothing.
 */
export async function storeRequest(desk: Desk, checked: CheckedRequest): Promise<StoreResult> {
  if (checked.edits !== null) return editRequest(desk, checked.edits, checked);
  const route = await routeOf(desk, checked);
  if (!reasonFits(route.reason, checked.details.reason)) {
    return { result: 'reasonNeeded', hint: route.reason?.hint ?? null };
  }
  const request = newRequest(desk, checked, route);
  try {
    return await desk.store.transaction(async (tx) => {
      const inserted = await tx.insertRequest(request);
      if (inserted === 'exists') {
        return { result: 'submitted', request: (await tx.request(request.id)) ?? request };
      }
      if (inserted === 'otherOpen') {
        const open = await tx.openRequestOn(openKeyOf(request.details, request.person.id));
        return { result: 'otherOpen', request: open };
      }
      const wanted = numberToHold(request.details);
      if (wanted !== null) {
        const held = await tx.holdNumber(wanted, request.id, request.person.id, request.submittedAt);
        if (held === 'notFree') throw new NumberNotFree();
      }
      await recordSubmission(desk, tx, request, checked.message);
      return { result: 'submitted', request };
    });
  } catch (error) {
    if (error instanceof NumberNotFree) return { result: 'numberNotFree' };
    throw error;
  }
}

/** Thrown to undo the insert of a request whose number is not free. */
class NumberNotFree extends Error {}

/** A request that begins its life: approved already where the route asks nobody. */
export function newRequest(
  desk: Desk,
  { id, requester, person, details }: CheckedRequest,
  route: Route,
): LineRequest {
  const now = desk.clock.now();
  const [first] = route.stages ?? [];
  const automatic = first === undefined;
  const plan = planFor(details, person.id);
  return {
    tenantId: desk.tenantId,
    id,
    requester,
    person,
    details,
    state: automatic ? 'approved' : 'waiting',
    version: 1,
    termsVersion: 1,
    nonce: desk.ids.uuid(),
    plan,
    calls: plan.map((step) => desk.tenant.callOf(step)),
    steps: plan.map(() => ({ state: 'open', at: null })),
    dryRun: desk.dryRun,
    rule: route.rule,
    policyVersion: desk.policyVersion,
    approvers: first === undefined ? null : listOfStage(first),
    stages: route.stages ?? [],
    stage: 0,
    votes: [],
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
  const actor = { type: 'person', person: request.requester, role: 'requester' } as const;
  await tx.appendEvent({
    requestId: request.id,
    at: now,
    type: 'submitted',
    actor,
    values: { ...recordedValues(request), rule: request.rule, policyVersion: request.policyVersion },
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
  const { requester, person } = request;
  const copies = [await addCopyFor(desk, tx, request, requester, message)];
  // Whose line it is is told by a card of their own, which follows the request like the requester's.
  if (person.id !== requester.id) copies.push(await addCopyFor(desk, tx, request, person, null));
  await tx.enqueue(followUps(request, 'submitted', copies, now));
  await tx.enqueue([
    ...webhookRows(desk, { ...request, state: 'waiting' }, 'submitted', actor, now),
    ...(request.state === 'approved'
      ? webhookRows(desk, request, 'approved', { type: 'lineDesk' }, now)
      : []),
  ]);
}

function addCopyFor(
  desk: Desk,
  tx: Transaction,
  request: LineRequest,
  recipient: PersonRef,
  message: CardMessage | null,
): Promise<CardCopy> {
  return tx.addCopy({
    tenantId: request.tenantId,
    id: desk.ids.uuid() as CardCopyId,
    requestId: request.id,
    audience: 'requester',
    recipient: recipient.id,
    serviceUrl: message?.serviceUrl ?? null,
    conversationId: message?.conversationId ?? null,
    activityId: message?.activityId ?? null,
    versionShown: null,
    state: message === null ? 'new' : 'live',
  });
}
