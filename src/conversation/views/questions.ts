import type { RequestView } from '../../desk/index.js';
import type { RequestEvent } from '../../requests/index.js';
import { literalWithin } from '../literal.js';
import type { Texts } from '../texts.js';

/** Older questions stand in the record only. */
const shown = 3;

/** The last questions about a request, each with its answer, ready to show; none where nobody asked. */
export function questionsOf({ events }: Pick<RequestView, 'events'>, texts: Texts): readonly string[] {
  const said = events.filter(({ type }) => type === 'questioned' || type === 'answered');
  return said.slice(-2 * shown).map((event) => {
    const name = event.actor.type === 'person' ? event.actor.person.name : texts.plain('app.name');
    const key = event.type === 'questioned' ? 'question.asked' : 'question.answered';
    return `${texts(key, { name })} ${literalWithin(event.values.text ?? '')}`;
  });
}

/** The question that nobody has answered yet; null where there is none. */
export function openQuestion({ events }: Pick<RequestView, 'events'>): RequestEvent | null {
  const last = events.findLast(({ type }) => type === 'questioned' || type === 'answered');
  return last?.type === 'questioned' ? last : null;
}
