import { type RequestList, requestsOnOneCard } from '../../desk/index.js';
import type { LineRequest } from '../../requests/index.js';
import { plainAction, requestAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { literalRun } from '../literal.js';
import { type Reader, when } from '../reader.js';
import { subjectOf } from './kinds/index.js';
import { partOf } from './readerPart.js';
import { headOf } from './wording.js';

/** "My requests": a page of them, each with its state, who else it concerns, and a button that opens it. */
export function requestsAnswer(list: RequestList, reader: Reader, note: string | null = null): Answer {
  const { texts } = reader;
  if (list.total === 0) {
    return messageAnswer(texts, { title: texts('requests.title'), paragraphs: [texts('requests.none')] }, [
      plainAction(texts, 'openLocationForm', 'action.changeLocation', 'positive'),
      plainAction(texts, 'help', 'action.help'),
    ]);
  }
  const end = list.offset + list.requests.length;
  const page = (title: string, offset: number) =>
    plainAction(texts, 'listRequests', title, 'default', { offset });
  const card = renderCard('requests', texts, {
    title: texts('requests.title'),
    note: note ?? '',
    hasNote: note !== null,
    requests: list.requests.map((request) => ({
      title: texts('requests.line', {
        kind: texts.plain(`kind.${request.details.kind}`),
        to: subjectOf(request, reader).to,
      }),
      head: headOf(request, texts),
      when: [when(request.submittedAt, reader), ...otherParty(request, reader)].join(' · '),
      open: requestAction(texts, request, 'openRequest', 'action.open'),
    })),
    page: texts('requests.page', { from: list.offset + 1, to: end, total: list.total }),
    hasPages: list.total > list.requests.length,
    actions: [
      ...(list.offset > 0
        ? [page('action.newerRequests', Math.max(0, list.offset - requestsOnOneCard))]
        : []),
      ...(end < list.total ? [page('action.olderRequests', end)] : []),
    ],
    fallbackText: texts.plain('requests.fallback', { total: list.total }),
  });
  return { card, summary: texts('requests.title'), shows: null };
}

/** For whom it is, or by whom, where the reader is only one of both. */
function otherParty(request: LineRequest, reader: Reader): string[] {
  const { requester, person } = request;
  if (requester.id === person.id) return [];
  const { texts } = reader;
  const text =
    partOf(request, reader) === 'person'
      ? texts.plain('requests.byPerson', { name: requester.name })
      : texts.plain('requests.forPerson', { name: person.name });
  return [literalRun(text)];
}
