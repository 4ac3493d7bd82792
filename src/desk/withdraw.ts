import { LineDeskError } from '../errors.js';
import { concerns, type LineRequest } from '../requests/index.js';
import type { PersonRef } from '../telephony/index.js';
import { changeRequest } from './changeRequest.js';
import type { RequestTarget } from './decide.js';
import type { Desk } from './desk.js';

export type WithdrawResult =
  | { readonly result: 'withdrawn'; readonly request: LineRequest }
  | { readonly result: 'notWithdrawn'; readonly request: LineRequest }
  | { readonly result: 'severalWaiting'; readonly requests: readonly LineRequest[] }
  /** The only one that waits was asked for by somebody else: a word isn't enough for that. */
  | { readonly result: 'askedByAnother'; readonly request: LineRequest }
  | { readonly result: 'nothingWaiting' }
  | { readonly result: 'noSuchRequest' };

/**
 * Takes a request back while it waits; the person who made it can, and the one whose line it is. Later it says what
 * became of it.
 */
export async function withdraw(desk: Desk, actor: PersonRef, target: RequestTarget): Promise<WithdrawResult> {
  const request = await desk.store.request(target.requestId);
  if (request === null || request.nonce !== target.nonce || !concerns(request, actor.id)) {
    return { result: 'noSuchRequest' };
  }
  return takeBack(desk, actor, request);
}

/** "withdraw" as a word: takes back the one request that waits; of several the person chooses. */
export async function withdrawWaiting(desk: Desk, actor: PersonRef): Promise<WithdrawResult> {
  const waiting = await desk.store.waitingRequestsOf(actor.id);
  const [only, ...more] = waiting;
  if (only === undefined) return { result: 'nothingWaiting' };
  if (more.length > 0) return { result: 'severalWaiting', requests: waiting };
  if (only.requester.id !== actor.id) return { result: 'askedByAnother', request: only };
  return takeBack(desk, actor, only);
}

/** Times that a lost compare-and-set is tried again: a claim or a reminder at the same time takes nobody's right to withdraw. */
const attempts = 3;

async function takeBack(desk: Desk, actor: PersonRef, request: LineRequest): Promise<WithdrawResult> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const result = await desk.store.transaction(async (tx): Promise<WithdrawResult | null> => {
      const current = (await tx.request(request.id)) ?? request;
      if (current.state !== 'waiting') return { result: 'notWithdrawn', request: current };
      const changed = await changeRequest(desk, tx, current, 'withdrawn', {
        type: 'person',
        person: actor,
        role: current.requester.id === actor.id ? 'requester' : 'person',
      });
      return changed === null ? null : { result: 'withdrawn', request: changed };
    });
    if (result !== null) return result;
  }
  throw new LineDeskError('conflict', `request ${request.id} kept changing while it was being withdrawn`);
}
