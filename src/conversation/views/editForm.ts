import type { LineRequest } from '../../requests/index.js';
import { requestAction } from '../actions.js';
import type { Answer } from '../answer.js';
import type { Reader } from '../reader.js';

/**
 * A form that gives a waiting request new terms: it says that the request waits unchanged until then, and "Cancel" brings
 * the request's card back, so that nobody loses sight of it.
 */
export function withWayBack(answer: Answer, request: LineRequest, { texts }: Reader): Answer {
  const { title, style, verb, data } = requestAction(texts, request, 'openRequest', 'action.cancel');
  const isCancel = (action: Readonly<Record<string, unknown>>) => action.verb === 'cancelForm';
  const actions = recordsIn(answer.card.actions);
  if (!actions.some(isCancel)) return answer;
  const back = { type: 'Action.Execute', title, style, verb, data, associatedInputs: 'none' };
  const note = {
    type: 'Container',
    style: 'emphasis',
    items: [{ type: 'TextBlock', text: texts('say.editing'), wrap: true }],
  };
  const card = {
    ...answer.card,
    // The same button for clients that don't know Action.Execute, as on every card.
    actions: actions.map((action) =>
      isCancel(action)
        ? { ...back, fallback: { type: 'Action.Submit', title, style, data, associatedInputs: 'none' } }
        : action,
    ),
    body: [...recordsIn(answer.card.body), note],
  };
  return { ...answer, card };
}

function recordsIn(list: unknown): Record<string, unknown>[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null ? [Object.fromEntries(Object.entries(entry))] : [],
  );
}
