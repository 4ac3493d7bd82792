import { isDeepStrictEqual } from 'node:util';
import { listOfStage, type Route } from '../approvals/index.js';
import { LineDeskError } from '../errors.js';
import { type LineRequest, numberToHold, openKeyOf, planFor, type RequestId } from '../requests/index.js';
import type { PersonRef } from '../telephony/index.js';
import { changeRequest } from './changeRequest.js';
import type { Desk } from './desk.js';
import type { Transaction } from './ports/index.js';
import { reasonFits } from './reasonNeeded.js';
import { recordedValues } from './recordedValues.js';
import { routeOf } from './routeOf.js';
import type { CheckedRequest, StoreResult } from './storeRequest.js';

/** Thrown to undo an edit whose number is not free. */
class NumberNotFree extends Error {}
/** Thrown to undo what was done for an edit when somebody changed the request at the same time. */
class SomebodyWasFirst extends Error {}

/**
 * Gives a waiting request other terms: it is routed anew by today's policy, whoever decides has to have seen the new terms
 * (`termsVersion`), and approvers' cards follow. Only who made it may, or an approver whose right was read (`changedBy`), only while it waits, and it stays of its kind and
 * about its person. Terms that it has already change nothing, so that nobody has to read them again.
 */
export async function editRequest(desk: Desk, id: RequestId, checked: CheckedRequest): Promise<StoreResult> {
  const route = await routeOf(desk, checked);
  if (!reasonFits(route.reason, checked.details.reason)) {
    return { result: 'reasonNeeded', hint: route.reason?.hint ?? null };
  }
  for (let attempt = 1; ; attempt += 1) {
    const result = await tryToEdit(desk, id, checked, route);
    if (result !== 'somebodyWasFirst') return result;
    if (attempt === attempts) {
      throw new LineDeskError('conflict', `request ${id} kept changing while it was being edited`);
    }
  }
}

/** Times that a lost compare-and-set is tried again: a claim or a reminder at the same time takes nobody's right to edit. */
const attempts = 3;

async function tryToEdit(
  desk: Desk,
  id: RequestId,
  checked: CheckedRequest,
  route: Route,
): Promise<StoreResult | 'somebodyWasFirst'> {
  try {
    return await desk.store.transaction(async (tx): Promise<StoreResult> => {
      const current = await tx.request(id);
      if (current === null || !mayEdit(current, checked)) return { result: 'notEditable', request: null };
      if (current.state !== 'waiting') return { result: 'notEditable', request: current };
      if (!isAsSeen(current, checked)) return { result: 'notEditable', request: current };
      if (isDeepStrictEqual(current.details, checked.details)) {
        return { result: 'submitted', request: current };
      }
      const key = openKeyOf(checked.details, checked.person.id);
      const open = await tx.openRequestOn(key);
      if (open !== null && open.id !== id) return { result: 'otherOpen', request: open };
      await exchangeHold(desk, tx, current, checked);
      const edited = await withTerms(desk, tx, current, checked, route);
      if (edited === null) throw new SomebodyWasFirst();
      return { result: 'submitted', request: edited };
    });
  } catch (error) {
    if (error instanceof NumberNotFree) return { result: 'numberNotFree' };
    if (error instanceof SomebodyWasFirst) return 'somebodyWasFirst';
    throw error;
  }
}

/** Whether this person may open the request's form again for an edit. */
export function isEditableBy(request: LineRequest, person: PersonRef): boolean {
  return request.state === 'waiting' && request.requester.id === person.id;
}

function mayEdit(current: LineRequest, { requester, person, details }: CheckedRequest): boolean {
  return (
    current.requester.id === requester.id &&
    current.person.id === person.id &&
    current.details.kind === details.kind
  );
}

/** An approver's right was read for a stage, and what they changed was what they had read. */
function isAsSeen({ stage, termsVersion }: LineRequest, { changedBy }: CheckedRequest): boolean {
  if (changedBy === undefined) return true;
  return stage === changedBy.stage && termsVersion === changedBy.termsVersion;
}

async function exchangeHold(
  desk: Desk,
  tx: Transaction,
  current: LineRequest,
  { details, person }: CheckedRequest,
): Promise<void> {
  const [before, after] = [numberToHold(current.details), numberToHold(details)];
  if (before === after) return;
  const now = desk.clock.now();
  if (before !== null) await tx.releaseHolds(current.id, now);
  if (after === null) return;
  if ((await tx.holdNumber(after, current.id, person.id, now)) === 'notFree') throw new NumberNotFree();
}

/** What was asked before an approver changed it. */
function askedBefore(current: LineRequest): Record<string, string> {
  const { to } = recordedValues(current);
  const number = numberToHold(current.details);
  return { ...(to === undefined ? {} : { asked: to }), ...(number === null ? {} : { askedNumber: number }) };
}

/**
 * Whether an approver's proposal stays with those who decide the request, to whom it may have been handed on: where the same
 * rule asks, and where policy would ask nobody. It is nobody's wish yet, and its requester has to hear of it first.
 */
function staysWithThem({ rule }: LineRequest, route: Route): boolean {
  return route.stages === null || route.stages.length === 0 || route.rule === rule;
}

async function withTerms(
  desk: Desk,
  tx: Transaction,
  current: LineRequest,
  { details, person, requester, changedBy }: CheckedRequest,
  route: Route,
): Promise<LineRequest | null> {
  const stays = changedBy !== undefined && staysWithThem(current, route);
  const stages = stays ? current.stages : (route.stages ?? []);
  const { rule, policyVersion } = stays ? current : { rule: route.rule, policyVersion: desk.policyVersion };
  const [first] = stages;
  const approvers = first === undefined ? null : listOfStage(first);
  const plan = planFor(details, person.id);
  const sameApprovers = JSON.stringify(approvers) === JSON.stringify(current.approvers);
  const edited = await changeRequest(
    desk,
    tx,
    current,
    changedBy === undefined ? 'edited' : 'proposalChanged',
    changedBy === undefined
      ? { type: 'person', person: requester, role: 'requester' }
      : { type: 'person', person: changedBy.person, role: 'approver' },
    {
      details,
      plan,
      calls: plan.map((step) => desk.tenant.callOf(step)),
      steps: plan.map(() => ({ state: 'open', at: null })),
      termsVersion: current.version + 1,
      rule,
      policyVersion,
      approvers,
      // Every yes was to the earlier terms.
      stages,
      stage: 0,
      votes: [],
      asked: sameApprovers ? current.asked : [],
      claimedBy: sameApprovers ? current.claimedBy : null,
    },
    {
      ...recordedValues({ details, person, requester }),
      ...(changedBy === undefined ? {} : askedBefore(current)),
      rule,
      policyVersion,
    },
  );
  if (edited === null || approvers !== null) return edited;
  const decision = { outcome: 'approved' as const, by: null, at: desk.clock.now(), reason: null };
  const byPolicy = { type: 'lineDesk' as const };
  return changeRequest(desk, tx, edited, 'approved', byPolicy, { decision }, { rule: route.rule });
}
