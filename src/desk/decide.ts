import { type DecisionObstacle, decisionObstacle } from '../approvals/index.js';
import { LineDeskError } from '../errors.js';
import {
  type Actor,
  concerns,
  type LineRequest,
  type RequestId,
  reasonMaxLength,
} from '../requests/index.js';
import type { PersonRef } from '../telephony/index.js';
import { changeRequest } from './changeRequest.js';
import type { Desk } from './desk.js';
import type { Transaction } from './ports/index.js';

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
  | {
      readonly result: 'notDecided';
      readonly why: DecisionObstacle | 'reasonMissing' | 'reasonTooLong';
      readonly request: LineRequest;
    }
  | { readonly result: 'noSuchRequest' };

/**
 * Approves or rejects. The first valid decision is final; whoever comes later gets the request as it is now.
 * The actor's role is read fresh. Throws `directory-unavailable` when that can't be done: then nothing is decided.
 */
export async function decide(desk: Desk, actor: PersonRef, input: DecisionInput): Promise<DecideResult> {
  const reason = input.outcome === 'rejected' ? (input.reason?.trim() ?? '') : null;
  return act(desk, actor, input, async (tx, current) => {
    if (reason === '') return { result: 'notDecided', why: 'reasonMissing', request: current };
    if (reason !== null && reason.length > reasonMaxLength) {
      return { result: 'notDecided', why: 'reasonTooLong', request: current };
    }
    const decision = { outcome: input.outcome, by: actor, at: desk.clock.now(), reason };
    const values = reason === null ? {} : { reason };
    const changed = await changeRequest(
      desk,
      tx,
      current,
      input.outcome,
      asApprover(actor),
      { decision },
      values,
    );
    return changed === null ? null : { result: 'decided', request: changed };
  });
}

/** "I'm on it": the other approvers see who takes care. It gives no right and takes none away. */
export async function claim(desk: Desk, actor: PersonRef, target: RequestTarget): Promise<DecideResult> {
  return act(desk, actor, target, async (tx, current) => {
    if (current.claimedBy?.id === actor.id) return { result: 'claimed', request: current };
    const changed = await changeRequest(desk, tx, current, 'claimed', asApprover(actor), {
      claimedBy: actor,
    });
    return changed === null ? null : { result: 'claimed', request: changed };
  });
}

const asApprover = (person: PersonRef): Actor => ({ type: 'person', person, role: 'approver' });

/** Times that a lost compare-and-set is tried again with what is stored then. */
const attempts = 3;

async function act(
  desk: Desk,
  actor: PersonRef,
  target: RequestTarget,
  change: (tx: Transaction, current: LineRequest) => Promise<DecideResult | null>,
): Promise<DecideResult> {
  const request = await desk.store.request(target.requestId);
  if (request === null || request.nonce !== target.nonce) return { result: 'noSuchRequest' };
  const holdsRole =
    request.approvers !== null &&
    !concerns(request, actor.id) &&
    (await desk.directory.isOnList(actor.id, request.approvers, { fresh: true }));
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const result = await desk.store.transaction(async (tx): Promise<DecideResult | null> => {
      const current = (await tx.request(request.id)) ?? request;
      const why = decisionObstacle(current, actor.id, holdsRole, target.version);
      return why === null ? change(tx, current) : { result: 'notDecided', why, request: current };
    });
    if (result !== null) return result;
  }
  throw new LineDeskError('conflict', `request ${request.id} kept changing while it was being decided`);
}
