import { type StoppedList, stoppedPage, type UnansweredList } from '../../desk/index.js';
import { formatTelephoneNumber } from '../../telephony/index.js';
import { plainAction, requestAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { literalRun } from '../literal.js';
import { type Reader, when } from '../reader.js';
import { subjectOf } from './kinds/index.js';
import { failureText, headOf } from './wording.js';

/** "Failed requests": what stopped, or waits for an administrator's hand; each opens with its choices. */
export function stoppedAnswer(list: StoppedList, reader: Reader): Answer {
  const { texts } = reader;
  const unanswered = texts('admin.unanswered', { count: list.unanswered });
  const neverAnswered = plainAction(texts, 'unansweredReminders', 'admin.showUnanswered');
  const toNames = list.unanswered > 0 ? [neverAnswered] : [];
  if (list.total === 0) {
    return messageAnswer(
      texts,
      {
        title: texts('admin.failedTitle'),
        paragraphs: [texts('admin.noneFailed'), ...(list.unanswered > 0 ? [unanswered] : [])],
      },
      [
        ...toNames,
        plainAction(texts, 'numberStock', 'admin.stock'),
        plainAction(texts, 'help', 'action.help'),
      ],
    );
  }
  const end = list.offset + list.requests.length;
  const page = (title: string, offset: number) =>
    plainAction(texts, 'failedRequests', title, 'default', { offset });
  const card = renderCard('requests', texts, {
    title: texts('admin.failedTitle'),
    note: unanswered,
    hasNote: list.unanswered > 0,
    requests: list.requests.map((request) => ({
      title: texts('admin.failedLine', {
        kind: texts.plain(`kind.${request.details.kind}`),
        name: request.person.name,
        to: subjectOf(request, reader, 'another').to,
      }),
      head: headOf(request, texts),
      when: [
        when(request.updatedAt, reader),
        ...(request.state === 'failed' ? [literalRun(failureText(request.failure, texts))] : []),
      ].join(' · '),
      open: requestAction(texts, request, 'openRequest', 'action.open'),
    })),
    page: texts('requests.page', { from: list.offset + 1, to: end, total: list.total }),
    hasPages: list.total > list.requests.length,
    actions: [
      ...(list.offset > 0 ? [page('queue.earlier', Math.max(0, list.offset - stoppedPage))] : []),
      ...(end < list.total ? [page('queue.later', end)] : []),
      ...toNames,
    ],
    fallbackText: texts.plain('admin.failedFallback', { count: list.total }),
  });
  return { card, summary: texts.plain('admin.failedTitle'), shows: null };
}

/** Who was asked about their emergency location as often as policy allows, and never answered. */
export function unansweredAnswer({ people, total }: UnansweredList, reader: Reader): Answer {
  const { texts } = reader;
  const hidden = total - people.length;
  const lines = people.map(({ name, confirmation }) =>
    texts('admin.unansweredLine', {
      name,
      number: formatTelephoneNumber(confirmation.telephoneNumber),
      count: confirmation.reminders,
      when: confirmation.remindedAt === null ? '' : when(confirmation.remindedAt, reader),
    }),
  );
  return messageAnswer(
    texts,
    {
      title: texts('admin.unansweredTitle'),
      paragraphs: [
        texts('admin.unanswered', { count: total }),
        ...lines,
        ...(hidden > 0 ? [texts('admin.more', { count: hidden })] : []),
      ],
    },
    [
      plainAction(texts, 'failedRequests', 'admin.failed', 'positive'),
      plainAction(texts, 'help', 'action.help'),
    ],
  );
}
