import { questionMaxLength } from '../../desk/index.js';
import type { LineRequest } from '../../requests/index.js';
import type { PersonId } from '../../telephony/index.js';
import { requestAction } from '../actions.js';
import { literalRun } from '../literal.js';
import type { Texts } from '../texts.js';

/** What stands behind "More…" on an approver's card: ask something, take care of it, change it, let somebody else decide. */
export function moreOf(request: LineRequest, approver: PersonId | null, texts: Texts) {
  const claims = request.claimedBy === null || request.claimedBy.id !== approver;
  return {
    title: texts.plain('more.title'),
    questionLabel: texts.plain('question.label', { name: literalRun(request.requester.name) }),
    questionMissing: texts.plain('question.missing'),
    questionMax: questionMaxLength,
    ask: requestAction(texts, request, 'askQuestion', 'question.send'),
    others: [
      ...(claims ? [requestAction(texts, request, 'claim', 'action.claim')] : []),
      ...(changeable.has(request.details.kind)
        ? [requestAction(texts, request, 'openProposal', 'more.changeProposal')]
        : []),
      requestAction(texts, request, 'openStandIn', 'more.standIn'),
    ],
  };
}

/** Kinds of which an approver can choose another thing than was asked for. */
const changeable: ReadonlySet<LineRequest['details']['kind']> = new Set([
  'emergencyLocationChange',
  'numberRequest',
  'numberChange',
  'callerIdChange',
  'callingPlanChange',
]);
