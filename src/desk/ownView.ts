import { isLineDeskError } from '../errors.js';
import type { LineRequest } from '../requests/index.js';
import type { PersonRef } from '../telephony/index.js';
import { approverRight } from './approverRights.js';
import type { RequestTarget } from './decide.js';
import type { Desk } from './desk.js';
import { type RequestView, viewOf } from './viewRequest.js';

export type OwnView =
  | { readonly result: 'theirTurn'; readonly request: LineRequest; readonly view: RequestView }
  /** Not theirs, over, or the directory doesn't answer just now. */
  | { readonly result: 'neutral'; readonly request: LineRequest }
  | { readonly result: 'noSuchRequest' };

/** What of a request somebody may see in place of the approvals channel's neutral card. Their right is read fresh. */
export async function readOwnView(desk: Desk, actor: PersonRef, target: RequestTarget): Promise<OwnView> {
  const view = await viewOf(desk, target.requestId);
  if (view === null || view.request.nonce !== target.nonce) return { result: 'noSuchRequest' };
  const { request } = view;
  const allowed = desk.policy.approvalsChannel?.ownViews === true && request.state === 'waiting';
  const holds = allowed && (await holdsTurn(desk, request, actor));
  return holds ? { result: 'theirTurn', request, view } : { result: 'neutral', request };
}

async function holdsTurn(desk: Desk, request: LineRequest, actor: PersonRef): Promise<boolean> {
  try {
    return (await approverRight(desk, request, actor)) !== null;
  } catch (error) {
    if (isLineDeskError(error)) return false;
    throw error;
  }
}

/** The channel account ids of those asked, as far as they have written to us: for whom clients fetch views of their own. */
export async function holdersOfOwnViews(desk: Desk, request: LineRequest): Promise<readonly string[]> {
  if (desk.policy.approvalsChannel?.ownViews !== true || request.state !== 'waiting') return [];
  const references = await Promise.all(request.asked.map(({ id }) => desk.store.reference(id)));
  return references.flatMap((reference) => (reference === null ? [] : [reference.channelAccountId]));
}
