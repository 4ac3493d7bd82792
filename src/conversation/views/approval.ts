import type { RequestView } from '../../desk/index.js';
import { type LineRequest, reasonMaxLength } from '../../requests/index.js';
import { formatTelephoneNumber, type PersonId } from '../../telephony/index.js';
import { type CardAction, requestAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { literal } from '../literal.js';
import { type Reader, when } from '../reader.js';
import type { Texts } from '../texts.js';
import { historyOf } from './history.js';
import { factOf, headOf, placeName } from './wording.js';

/** The approver's card: who, from where to where, why, anything unusual, and what approving does. */
export function approvalAnswer(
  view: RequestView,
  approver: PersonId | null,
  reader: Reader,
  note: string | null = null,
): Answer {
  const { request } = view;
  const { texts } = reader;
  const { details, requester } = request;
  const from = placeName(details.from, texts);
  const to = placeName(details.to, texts);
  const waiting = request.state === 'waiting';
  const title = texts('approval.title', { name: requester.name });
  const number = formatTelephoneNumber(details.telephoneNumber);
  const unusualFacts = waiting ? unusual(view, texts) : [];
  const fact = (key: string, value: string) => factOf(texts.plain(`approval.facts.${key}`), value);
  const card = renderCard('approval', {
    head: headOf(request, texts),
    title,
    note: note ?? '',
    hasNote: note !== null,
    outcome: waiting ? '' : outcomeLine(request, view, reader),
    over: !waiting,
    facts: [
      fact('who', requester.name),
      fact('number', number),
      fact('from', from),
      fact('to', `${to} — ${details.to.address}`),
      fact('reason', details.reason ?? texts.plain('approval.noReason')),
      fact(waiting ? 'waiting' : 'requested', when(request.submittedAt, reader)),
    ],
    unusual: unusualFacts.map((text) => ({ text })),
    isUnusual: unusualFacts.length > 0,
    claimed: waiting ? claimedLine(request, approver, texts) : '',
    isClaimed: waiting && request.claimedBy !== null,
    whatHappens: waiting ? texts('approval.whatHappens', { number, to, name: requester.name }) : '',
    waiting,
    actions: waiting ? [requestAction(texts, request, 'approve', 'action.approve', 'positive')] : [],
    rejections: waiting ? [rejection(request, texts)] : [],
    claims:
      waiting && (request.claimedBy === null || request.claimedBy.id !== approver)
        ? [requestAction(texts, request, 'claim', 'action.claim')]
        : [],
    historyTitle: texts('request.history'),
    events: waiting ? [] : historyOf(view, reader),
    fallbackText: texts.plain('approval.fallback', { name: requester.name, from, to }),
  });
  return { card, summary: texts.plain('approval.title', { name: requester.name }), shows: request };
}

/** The card for the approvals channel: no number, no address, no reason; the details open in personal chat. */
export function channelAnswer(request: LineRequest, reader: Reader): Answer {
  const { texts } = reader;
  const waiting = request.state === 'waiting';
  const title = texts(waiting ? 'channelCard.title' : 'channelCard.over');
  const card = renderCard('approval-channel', {
    head: headOf(request, texts),
    title,
    waiting,
    text: texts('channelCard.text'),
    claimed: request.claimedBy === null ? '' : texts('channelCard.claimed', { name: request.claimedBy.name }),
    isClaimed: waiting && request.claimedBy !== null,
    waitingLabel: texts('channelCard.waiting'),
    since: request.submittedAt.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    actions: [requestAction(texts, request, 'openApproval', 'action.details')],
    fallbackText: texts.plain('channelCard.fallback'),
  });
  return { card, summary: title, shows: request };
}

function outcomeLine(request: LineRequest, view: RequestView, reader: Reader): string {
  const { texts } = reader;
  if (request.state === 'withdrawn')
    return texts('approval.over.withdrawn', { name: request.requester.name });
  const { decision } = request;
  const said =
    decision === null || decision.by === null
      ? texts('approval.over.approvedByPolicy')
      : texts(`approval.over.${decision.outcome}`, { name: decision.by.name });
  const at = decision === null ? (view.events.at(-1)?.at ?? request.updatedAt) : decision.at;
  const why = decision?.reason ?? null;
  return why === null ? `${said}, ${when(at, reader)}` : `${said}, ${when(at, reader)}: ${literal(why)}`;
}

function unusual(view: RequestView, texts: Texts): string[] {
  const { from, to } = view.request.details;
  return [
    ...(view.requestsThisWeek > 1
      ? [texts('approval.anotherThisWeek', { number: view.requestsThisWeek })]
      : []),
    ...(from !== null && from.city !== to.city ? [texts('approval.anotherCity')] : []),
    ...(from === null ? [texts('approval.noLocationNow')] : []),
  ];
}

function claimedLine(request: LineRequest, approver: PersonId | null, texts: Texts): string {
  if (request.claimedBy === null) return '';
  return request.claimedBy.id === approver
    ? texts('approval.claimedByYou')
    : texts('request.claimed', { name: request.claimedBy.name });
}

function rejection(request: LineRequest, texts: Texts) {
  const send: CardAction = requestAction(texts, request, 'reject', 'action.reject', 'destructive');
  return {
    title: texts.plain('action.reject'),
    reasonLabel: texts.plain('approval.rejectReason'),
    reasonMissing: texts.plain('approval.rejectReasonMissing'),
    reasonMax: reasonMaxLength,
    send,
  };
}
