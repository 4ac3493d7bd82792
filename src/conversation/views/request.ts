import type { RequestView } from '../../desk/index.js';
import type { LineRequest } from '../../requests/index.js';
import { formatTelephoneNumber } from '../../telephony/index.js';
import { type CardAction, plainAction, requestAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import type { Reader } from '../reader.js';
import { historyOf } from './history.js';
import { factOf, failureText, headOf, placeName, someNames } from './wording.js';

/** The requester's card: where the request stands, what holds meanwhile, its history. `note` says why it is shown. */
export function requestAnswer(view: RequestView, reader: Reader, note: string | null = null): Answer {
  const { request } = view;
  const { texts } = reader;
  const from = placeName(request.details.from, texts);
  const to = placeName(request.details.to, texts);
  const title = texts(`request.title.${request.state}`, { to });
  const { reason } = request.details;
  const rejection = request.decision?.outcome === 'rejected' ? request.decision.reason : null;
  const fact = (key: string, value: string) => factOf(texts.plain(`request.facts.${key}`), value);
  const card = renderCard('request', {
    head: headOf(request, texts),
    title,
    note: note ?? '',
    hasNote: note !== null,
    sentences: sentences(view, reader, from).map((text) => ({ text })),
    facts: [
      fact('number', formatTelephoneNumber(request.details.telephoneNumber)),
      fact('from', from),
      fact('to', to),
      fact('address', request.details.to.address),
      ...(reason === null ? [] : [fact('reason', reason)]),
      ...(rejection === null ? [] : [fact('rejectedBecause', rejection)]),
    ],
    historyTitle: texts('request.history'),
    events: historyOf(view, reader),
    actions: actionsOf(request, reader),
    fallbackText: texts.plain('request.fallback', {
      kind: texts.plain(`kind.${request.details.kind}`),
      state: texts.plain(`state.${request.state}`),
      from,
      to,
    }),
  });
  return { card, summary: texts.plain(`request.title.${request.state}`, { to }), shows: request };
}

function sentences(view: RequestView, reader: Reader, from: string): string[] {
  const { request, unreached } = view;
  const { texts } = reader;
  const meanwhile =
    request.details.from === null ? texts('request.meanwhileUnknown') : texts('request.meanwhile', { from });
  switch (request.state) {
    case 'waiting': {
      const who =
        request.asked.length === 0
          ? texts('request.waitsForApprovers')
          : texts('request.waitsForPeople', { people: someNames(request.asked, reader) });
      const claimed =
        request.claimedBy === null ? [] : [texts('request.claimed', { name: request.claimedBy.name })];
      const nobody = request.asked.length > 0 && unreached.length === request.asked.length;
      const missing =
        unreached.length === 0
          ? []
          : nobody
            ? [texts('request.nobodyReached')]
            : [texts('request.unreached', { people: someNames(unreached, reader) })];
      return [who, ...claimed, ...missing, meanwhile];
    }
    case 'approved':
      return [meanwhile];
    case 'changing':
      return view.events.some(({ type }) => type === 'delayed')
        ? [texts('request.takesLonger'), meanwhile]
        : [meanwhile];
    case 'failed':
      return [texts('request.failed', { reason: failureText(request.failure, texts) }), meanwhile];
    case 'rejected':
    case 'withdrawn':
    case 'closed':
      return [
        request.details.from === null ? texts('request.stillOld') : texts('request.stillShown', { from }),
      ];
    case 'done':
      return [texts('outcome.dynamic')];
    default:
      return request.state satisfies never;
  }
}

function actionsOf(request: LineRequest, reader: Reader): CardAction[] {
  const { texts } = reader;
  if (request.state === 'waiting') {
    return [requestAction(texts, request, 'withdraw', 'action.withdraw')];
  }
  if (request.state === 'rejected' || request.state === 'withdrawn' || request.state === 'closed') {
    return [plainAction(texts, 'openLocationForm', 'action.askAgain')];
  }
  return [];
}
