import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { listOfStage } from '../approvals/index.js';
import { LineDeskError } from '../errors.js';
import { type ApprovalStage, concerns, type LineRequest, type RequestId } from '../requests/index.js';
import type { PersonRef } from '../telephony/index.js';
import { delegatesToAsk } from './approvals/askDelegates.js';
import { changeRequest } from './changeRequest.js';
import type { Desk } from './desk.js';
import { copyRefresh } from './followUps.js';
import { stageToAsk, withStage } from './mendStage.js';
import { whoHearsOfFailures } from './notifications/preferences.js';
import type { CardAudience, CardCopy, CardCopyId, Transaction } from './ports/index.js';
import { planDeadlines } from './waiting/deadlines.js';
import { isStill, turnOf } from './waiting/turn.js';

/**
 * Finds out who may decide a waiting request in its present stage, and makes a card copy for each (or the channel's one).
 * Where too few are left to complete the stage, others are asked as well, and the history says so (see `stageToAsk`).
 * Throws `policy` when nobody at all is left: the row is parked and shown.
 */
export async function askApprovers(desk: Desk, id: RequestId): Promise<void> {
  const request = await desk.store.request(id);
  if (request === null || request.state !== 'waiting') return;
  const asking = await stageToAsk(desk, request);
  if (asking === null) return;
  const { stage, people, mended } = asking;
  const outside = await outsideOfChannel(desk, stage, people);
  const delegates = await delegatesToAsk(desk, request, people);
  await desk.store.transaction(async (tx) => {
    const current = await tx.request(id);
    // Another turn is asked by a row of its own.
    if (!isStill(current, turnOf(request))) return;
    // Whom to ask was found out for these.
    if (!isDeepStrictEqual([current.stages, current.votes], [request.stages, request.votes])) {
      throw changedMeanwhile(id);
    }
    const byPolicy = { type: 'lineDesk' } as const;
    if (mended) {
      // The mended stage is asked by the row that `rerouted` queues.
      const { stages, approvers } = withStage(current, stage);
      const changed = await changeRequest(desk, tx, current, 'rerouted', byPolicy, { stages, approvers });
      if (changed === null) throw changedMeanwhile(id);
      return;
    }
    if (desk.policy.approvalsChannel === undefined) {
      for (const person of people) await makeCopy(desk, tx, current, 'approver', person);
    } else {
      await makeCopy(desk, tx, current, 'channel', null);
      for (const person of outside) await makeCopy(desk, tx, current, 'approver', person);
    }
    for (const person of delegates) await makeCopy(desk, tx, current, 'approver', person);
    // The change sends the copies that have just been made, and refreshes the requester's.
    if (current.asked.length === 0) {
      const changed = await changeRequest(desk, tx, current, 'asked', byPolicy, { asked: people });
      if (changed === null) throw changedMeanwhile(id);
    }
    await planDeadlines(desk, tx, current);
  });
}

/** The worker asks again, of what is then. */
const changedMeanwhile = (id: RequestId): LineDeskError =>
  new LineDeskError('conflict', `request ${id} changed while it was found out whom to ask`);

/** Those to whom it went since nobody had decided, or by name: the approvals channel needn't be theirs. */
async function outsideOfChannel(
  desk: Desk,
  { sources }: ApprovalStage,
  people: readonly PersonRef[],
): Promise<readonly PersonRef[]> {
  const escalated = sources.filter(({ from }) => from === 'escalated' || from === 'reassigned');
  if (desk.policy.approvalsChannel === undefined || escalated.length === 0) return [];
  const on = await desk.directory.peopleOnList(listOfStage({ sources: escalated }));
  return people.filter(({ id }) => on.some((other) => other.id === id));
}

/** Makes a card copy for each administrator, about a change that failed or a step that only they can do. */
export async function alertAdministrators(desk: Desk, id: RequestId): Promise<void> {
  const request = await desk.store.request(id);
  if (request === null || (request.state !== 'failed' && request.state !== 'byHand')) return;
  const people = await desk.directory.peopleOnList(desk.policy.administrators);
  const others = people.filter((person) => !concerns(request, person.id));
  if (others.length === 0)
    throw new LineDeskError('policy', 'there is no administrator to tell of a change that waits for one');
  const hearing = await whoHearsOfFailures(desk, others);
  await desk.store.transaction(async (tx) => {
    for (const person of hearing) await makeCopy(desk, tx, request, 'administrator', person);
  });
}

/** Brings an approver's own copy to their personal chat, when they open the details of the channel's card. */
export async function openApproverCopy(desk: Desk, request: LineRequest, person: PersonRef): Promise<void> {
  await desk.store.transaction((tx) => makeCopy(desk, tx, request, 'approver', person));
}

async function makeCopy(
  desk: Desk,
  tx: Transaction,
  request: LineRequest,
  audience: CardAudience,
  person: PersonRef | null,
): Promise<void> {
  const channel = audience === 'channel' ? desk.policy.approvalsChannel : undefined;
  const fresh: CardCopy = {
    tenantId: request.tenantId,
    id: copyIdOf(request, audience, person),
    requestId: request.id,
    audience,
    recipient: person?.id ?? null,
    serviceUrl: channel?.serviceUrl ?? null,
    conversationId: channel?.conversationId ?? null,
    activityId: null,
    versionShown: null,
    state: 'new',
  };
  const copy = await tx.addCopy(fresh);
  // A second failure is news again: an administrator gets a new message, not an old one that changed far up in the chat.
  const again = copy.state === 'gone' || (audience === 'administrator' && copy.versionShown !== null);
  if (again) await tx.saveCopy({ ...fresh, id: copy.id });
  await tx.enqueue([copyRefresh(copy, desk.clock.now())]);
}

/** One copy for each person and audience, however often the row that asks is carried out. */
function copyIdOf(request: LineRequest, audience: CardAudience, person: PersonRef | null): CardCopyId {
  const key = JSON.stringify([request.tenantId, request.id, audience, person?.id ?? null]);
  return createHash('sha256').update(key).digest('hex').slice(0, 32) as CardCopyId;
}
