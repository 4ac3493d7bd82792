import { listOfStage, stageStanding } from '../approvals/index.js';
import { type LineRequest, type RequestId, reasonMaxLength } from '../requests/index.js';
import type { PersonRef } from '../telephony/index.js';
import { actAsApprover, asApprover, lookAndAct, type NoTurnBecause } from './approvals/actAsApprover.js';
import { stillAsked } from './approverRights.js';
import { changeRequest } from './changeRequest.js';
import type { Desk } from './desk.js';

/** Which request a card speaks of. The nonce proves that the card came from us; it opens nothing by itself. */
export interface RequestTarget {
  readonly requestId: RequestId;
  readonly nonce: string;
  /** The request's version that the card showed; null where the card doesn't say. */
  readonly version: number | null;
}

export type DecisionInput = RequestTarget &
  ({ readonly outcome: 'approved' } | { readonly outcome: 'rejected'; readonly reason: string | null });

export type DecideResult =
  | { readonly result: 'decided'; readonly request: LineRequest }
  | { readonly result: 'claimed'; readonly request: LineRequest }
  /** A yes that counts, and others are needed. */
  | { readonly result: 'voted'; readonly request: LineRequest }
  | {
      readonly result: 'notDecided';
      readonly why: NoTurnBecause | 'reasonMissing' | 'reasonTooLong' | 'alreadyVoted';
      readonly request: LineRequest;
    }
  | { readonly result: 'noSuchRequest' };

/**
 * Approves or rejects. A no is final, and so is the last yes that policy asks for; whoever comes later gets the request as
 * it is now. The actor's role is read fresh. Throws `directory-unavailable` when that can't be done: then nothing is
 * decided.
 */
export async function decide(desk: Desk, actor: PersonRef, input: DecisionInput): Promise<DecideResult> {
  const reason = input.outcome === 'rejected' ? (input.reason?.trim() ?? '') : null;
  const look = (request: LineRequest) => othersAsked(desk, request, actor);
  return lookAndAct<DecideResult, readonly string[]>(
    desk,
    actor,
    input,
    look,
    async (tx, current, right, others) => {
      if (reason === '') return { result: 'notDecided', why: 'reasonMissing', request: current };
      if (reason !== null && reason.length > reasonMaxLength) {
        return { result: 'notDecided', why: 'reasonTooLong', request: current };
      }
      const at = desk.clock.now();
      const values = {
        ...(reason === null ? {} : { reason }),
        ...(right.insteadOf === null ? {} : { insteadOf: right.insteadOf.name }),
        ...(current.stages.length > 1 ? { stage: `${current.stage + 1}/${current.stages.length}` } : {}),
      };
      if (reason !== null) {
        const decision = { outcome: 'rejected' as const, by: actor, at, reason };
        return decided(
          await changeRequest(desk, tx, current, 'rejected', asApprover(actor), { decision }, values),
        );
      }
      if (current.votes.some(({ by }) => by.id === actor.id)) {
        return { result: 'notDecided', why: 'alreadyVoted', request: current };
      }
      const { through, insteadOf } = right;
      const votes = [
        ...current.votes,
        { stage: current.stage, by: actor, at, through: [...through], insteadOf },
      ];
      const event = eventOfYes(current, votes, others);
      if (event === 'voted') {
        const changed = await changeRequest(desk, tx, current, event, asApprover(actor), { votes }, values);
        return changed === null ? null : { result: 'voted', request: changed };
      }
      if (event === 'stagePassed') {
        const stage = current.stage + 1;
        const next = current.stages[stage];
        const approvers = next === undefined ? null : listOfStage(next);
        const changes = { votes, stage, approvers, asked: [], claimedBy: null };
        const changed = await changeRequest(desk, tx, current, event, asApprover(actor), changes, values);
        return changed === null ? null : { result: 'voted', request: changed };
      }
      const decision = { outcome: 'approved' as const, by: actor, at, reason: null };
      const changes = { votes, decision };
      return decided(await changeRequest(desk, tx, current, event, asApprover(actor), changes, values));
    },
  );
}

const decided = (request: LineRequest | null): DecideResult | null =>
  request === null ? null : { result: 'decided', request };

/** What a further yes leads to. */
function eventOfYes(
  { stages, stage }: LineRequest,
  votes: LineRequest['votes'],
  others: readonly string[],
): 'voted' | 'stagePassed' | 'approved' {
  const current = stages[stage];
  const now = votes.filter((vote) => vote.stage === stage);
  const complete = current !== undefined && stageStanding(current, now, others).stage === 'complete';
  if (!complete) return 'voted';
  return stage + 1 < stages.length ? 'stagePassed' : 'approved';
}

/** Where everybody has to say yes: those who haven't yet, the actor left out. */
async function othersAsked(desk: Desk, request: LineRequest, actor: PersonRef): Promise<readonly string[]> {
  if (request.stages[request.stage]?.need.need !== 'all') return [];
  return (await stillAsked(desk, request)).map(({ id }) => id).filter((id) => id !== actor.id);
}

/** "I'm on it": the other approvers see who takes care. It gives no right and takes none away. */
export async function claim(desk: Desk, actor: PersonRef, target: RequestTarget): Promise<DecideResult> {
  return actAsApprover<DecideResult>(desk, actor, target, async (tx, current) => {
    if (current.claimedBy?.id === actor.id) return { result: 'claimed', request: current };
    const changed = await changeRequest(desk, tx, current, 'claimed', asApprover(actor), {
      claimedBy: actor,
    });
    return changed === null ? null : { result: 'claimed', request: changed };
  });
}
