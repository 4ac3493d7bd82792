import { isDeepStrictEqual } from 'node:util';
import { type DecisionObstacle, decisionObstacle, listOfStage } from '../../approvals/index.js';
import { LineDeskError } from '../../errors.js';
import type { Actor, LineRequest } from '../../requests/index.js';
import type { PersonRef } from '../../telephony/index.js';
import { type ApproverRight, approverRight } from '../approverRights.js';
import type { RequestTarget } from '../decide.js';
import type { Desk } from '../desk.js';
import type { Transaction } from '../ports/index.js';

/**
 * Why it isn't this person's turn. Beside what the request itself says: `notYourTurn`, another stage's approvers decide
 * now; `handedOn`, they gave their turn to somebody else; `roleLost`, they were asked and stand on no list any more.
 */
export type NoTurnBecause = DecisionObstacle | 'notYourTurn' | 'handedOn' | 'roleLost';

export type NoTurn =
  | { readonly result: 'notDecided'; readonly why: NoTurnBecause; readonly request: LineRequest }
  | { readonly result: 'noSuchRequest' };

/** Times that a lost compare-and-set is tried again with what is stored then. */
const attempts = 3;

/** The person as an approver of the history. */
export const asApprover = (person: PersonRef): Actor => ({ type: 'person', person, role: 'approver' });

/**
 * Does something to a waiting request that only those may whose turn it is. The right is read fresh from the directory, as
 * is what `look` finds, before the transaction, in which only the database is waited for; where the stage has become another
 * one in between, both are read again. `change` runs in the transaction, and resolves to null where somebody else was first:
 * then it is tried again. Throws `directory-unavailable` when the directory doesn't answer: then nothing is done.
 */
export async function lookAndAct<Result extends { readonly result: string }, Found>(
  desk: Desk,
  actor: PersonRef,
  target: RequestTarget,
  look: (request: LineRequest) => Promise<Found>,
  change: (
    tx: Transaction,
    current: LineRequest,
    right: ApproverRight,
    found: Found,
  ) => Promise<Result | null>,
): Promise<Result | NoTurn> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const request = await desk.store.request(target.requestId);
    if (request === null || request.nonce !== target.nonce) return { result: 'noSuchRequest' };
    const right = await approverRight(desk, request, actor);
    const because = right === null ? await noRightBecause(desk, request, actor) : 'notYourTurn';
    const found = right === null ? null : { of: await look(request) };
    const result = await desk.store.transaction(async (tx): Promise<Result | NoTurn | null> => {
      const current = (await tx.request(request.id)) ?? request;
      // What was read says nothing of a stage that has begun or got other people meanwhile.
      if (current.state === 'waiting' && !isSameTurn(current, request)) return null;
      const obstacle = decisionObstacle(current, actor.id, right !== null, target.version);
      if (obstacle !== null) {
        const why = obstacle === 'notAnApprover' ? because : obstacle;
        return { result: 'notDecided', why: whyNow(current, why), request: current };
      }
      return right === null || found === null ? null : change(tx, current, right, found.of);
    });
    if (result !== null) return result;
  }
  throw new LineDeskError('conflict', `request ${target.requestId} kept changing while somebody acted on it`);
}

/** The same where nothing but the right has to be known. */
export function actAsApprover<Result extends { readonly result: string }>(
  desk: Desk,
  actor: PersonRef,
  target: RequestTarget,
  change: (tx: Transaction, current: LineRequest, right: ApproverRight) => Promise<Result | null>,
): Promise<Result | NoTurn> {
  return lookAndAct<Result, null>(desk, actor, target, async () => null, change);
}

const isSameTurn = (one: LineRequest, other: LineRequest): boolean =>
  one.stage === other.stage && isDeepStrictEqual(one.stages, other.stages);

/** Of a request that is over, nobody says whose turn it is. */
function whyNow({ state }: LineRequest, why: NoTurnBecause): NoTurnBecause {
  if (why !== 'notYourTurn' || state === 'waiting') return why;
  return state === 'withdrawn' || state === 'expired' ? state : 'alreadyDecided';
}

async function noRightBecause(desk: Desk, request: LineRequest, actor: PersonRef): Promise<NoTurnBecause> {
  const stage = request.stages[request.stage];
  if (stage?.handedOn.includes(actor.id) === true) return 'handedOn';
  const others = request.stages.filter((_stage, index) => index !== request.stage);
  for (const other of others) {
    if (await desk.directory.isOnList(actor.id, listOfStage(other), { fresh: true })) return 'notYourTurn';
  }
  const copies = await desk.store.copiesOf(request.id);
  const asked =
    request.asked.some(({ id }) => id === actor.id) ||
    copies.some(({ audience, recipient }) => audience === 'approver' && recipient === actor.id);
  return asked ? 'roleLost' : 'notAnApprover';
}
