import type { RequestView } from '../../desk/index.js';
import { formatTelephoneNumber } from '../../telephony/index.js';
import { requestAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import type { Reader } from '../reader.js';
import { historyOf } from './history.js';
import { factOf, failureText, headOf, placeName } from './wording.js';

/** The administrator's card about a change that stopped: what and why, and the three ways on. */
export function failedChangeAnswer(view: RequestView, reader: Reader, note: string | null = null): Answer {
  const { request } = view;
  const { texts } = reader;
  const { details, requester } = request;
  const open = request.state === 'failed';
  const reason = failureText(request.failure, texts);
  const title = open ? texts('failedChange.title') : texts('failedChange.over');
  const fact = (key: string, value: string) => factOf(texts.plain(`request.facts.${key}`), value);
  const card = renderCard('failed-change', {
    head: headOf(request, texts),
    title,
    note: note ?? '',
    hasNote: note !== null,
    text: open ? texts('failedChange.text', { name: requester.name, reason }) : '',
    open,
    facts: [
      factOf(texts.plain('approval.facts.who'), requester.name),
      fact('number', formatTelephoneNumber(details.telephoneNumber)),
      fact('from', placeName(details.from, texts)),
      fact('to', placeName(details.to, texts)),
      { title: texts.plain('failedChange.locationId'), value: details.to.id },
    ],
    handHint: open ? texts('failedChange.handHint') : '',
    historyTitle: texts('request.history'),
    events: historyOf(view, reader),
    actions: open
      ? [
          requestAction(texts, request, 'retried', 'action.retry', 'positive'),
          requestAction(texts, request, 'doneByHand', 'action.doneByHand'),
          requestAction(texts, request, 'closed', 'action.close', 'destructive'),
        ]
      : [],
    fallbackText: texts.plain('failedChange.fallback', { name: requester.name, reason }),
  });
  return { card, summary: title, shows: request };
}
