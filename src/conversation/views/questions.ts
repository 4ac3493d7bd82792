import { questionMaxLength, type RequestView } from '../../desk/index.js';
import { isOver, type RequestEvent } from '../../requests/index.js';
import { requestAction } from '../actions.js';
import { literalWithin } from '../literal.js';
import type { Reader } from '../reader.js';
import type { Texts } from '../texts.js';
import { partOf } from './readerPart.js';

/** Older questions stand in the record only. */
const shown = 3;

/** The last questions about a request, each with its answer, ready to show; none where nobody asked. */
function questionsOf({ events }: Pick<RequestView, 'events'>, texts: Texts): readonly string[] {
  const said = events.filter(({ type }) => type === 'questioned' || type === 'answered');
  return said.slice(-2 * shown).map((event) => {
    const name = event.actor.type === 'person' ? event.actor.person.name : texts.plain('app.name');
    const key = event.type === 'questioned' ? 'question.asked' : 'question.answered';
    return `${texts(key, { name })} ${literalWithin(event.values.text ?? '')}`;
  });
}

/** The same as the templates show them. */
export function questionsShown(view: Pick<RequestView, 'events'>, texts: Texts) {
  const lines = questionsOf(view, texts).map((text) => ({ text }));
  return { questions: lines, hasQuestions: lines.length > 0, questionsTitle: texts('question.title') };
}

/** The question that nobody has answered yet; null where there is none. */
export function openQuestion({ events }: Pick<RequestView, 'events'>): RequestEvent | null {
  const last = events.findLast(({ type }) => type === 'questioned' || type === 'answered');
  return last?.type === 'questioned' ? last : null;
}

/** Where those whom it concerns write the answer to a question that is open; none for everybody else. */
export function answersTo(view: RequestView, reader: Reader) {
  const { texts } = reader;
  const { request } = view;
  if (isOver(request.state) || openQuestion(view) === null) return [];
  if (partOf(request, reader) === 'another') return [];
  return [
    {
      title: texts.plain('question.answer'),
      label: texts.plain('question.answerLabel'),
      missing: texts.plain('question.answerMissing'),
      max: questionMaxLength,
      send: requestAction(texts, request, 'answerQuestion', 'question.answer', 'positive'),
    },
  ];
}
