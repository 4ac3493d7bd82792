import { approvalAnswer, channelAnswer, noSuchRequestAnswer, withOwnViews } from '../conversation/index.js';
import { type Desk, holdersOfOwnViews, type RequestTarget, readOwnView } from '../desk/index.js';
import type { Visitor } from './visitor.js';
import { type Served, withoutEffect } from './visitor.js';

/**
 * What a client shows its user in place of the approvals channel's neutral card: the request for those whose turn it is,
 * with their own actions; for everybody else the neutral card again. The client asks by itself, so nothing here is an error.
 */
export async function refreshApproval(
  desk: Desk,
  { actor, reader }: Visitor,
  target: RequestTarget,
): Promise<Served> {
  const { texts } = reader;
  const own = await readOwnView(desk, actor, target);
  if (own.result === 'noSuchRequest') return withoutEffect(noSuchRequestAnswer(texts), 'channel');
  const { request } = own;
  const reference = await desk.store.reference(actor.id);
  const ownId = reference === null ? [] : [reference.channelAccountId];
  if (own.result === 'theirTurn') {
    const answer = approvalAnswer(own.view, actor.id, reader, null, desk.clock.now());
    return withoutEffect(withOwnViews(answer, request, texts, ownId), 'channel');
  }
  const neutral = channelAnswer(request, reader);
  return withoutEffect(
    withOwnViews(neutral, request, texts, await holdersOfOwnViews(desk, request)),
    'channel',
  );
}
