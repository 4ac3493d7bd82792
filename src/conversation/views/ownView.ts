import type { LineRequest } from '../../requests/index.js';
import { requestAction } from '../actions.js';
import type { Answer } from '../answer.js';
import type { Texts } from '../texts.js';

/** Teams shows at most so many people a view of their own. */
export const mostOwnViews = 60;

/**
 * The card with the way to a view of one's own: the clients of these people (channel account ids) fetch it when they show
 * the message, and again whenever that is edited. Clients that don't know it, and everybody else, keep the card as it is.
 */
export function withOwnViews(
  answer: Answer,
  request: LineRequest,
  texts: Texts,
  userIds: readonly string[],
): Answer {
  if (userIds.length === 0 || request.state !== 'waiting') return answer;
  const { title, verb, data } = requestAction(texts, request, 'refreshApproval', 'action.details');
  const refresh = {
    action: { type: 'Action.Execute', title, verb, data },
    userIds: userIds.slice(0, mostOwnViews),
  };
  return { ...answer, card: { ...answer.card, refresh } };
}
