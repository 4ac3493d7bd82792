import type { RequestView } from '../../desk/index.js';
import { type LineRequest, reasonMaxLength } from '../../requests/index.js';
import type { PersonId } from '../../telephony/index.js';
import { type CardAction, requestAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { literalWithin } from '../literal.js';
import { type Reader, readerAbout, when } from '../reader.js';
import type { Texts } from '../texts.js';
import { standingOf } from './approvalStanding.js';
import { callsOf } from './calls.js';
import { expiredForApprovers } from './expired.js';
import { historyOf } from './history.js';
import { type Subject, subjectOf } from './kinds/index.js';
import { moreOf } from './moreOfApproval.js';
import { questionsShown } from './questions.js';
import { withdrawnBy } from './request.js';
import { numberedStep } from './steps.js';
import { factOf, headOf } from './wording.js';

/**
 * The approver's card: who, from what to what, why, anything unusual, and what approving does: the steps in words, and
 * on demand the exact calls. `now`: for a card that is opened at this moment, to say how long the request has been
 * waiting; null for one that is sent and stays, on which that would soon be wrong.
 */
export function approvalAnswer(
  view: RequestView,
  approver: PersonId | null,
  given: Reader,
  note: string | null = null,
  now: Date | null = null,
): Answer {
  const { request } = view;
  const reader = readerAbout(request, given);
  const { texts } = reader;
  const { details, requester } = request;
  const subject = subjectOf(request, reader, 'another');
  const waiting = request.state === 'waiting';
  const unusualFacts = waiting ? unusual(view, subject, texts) : [];
  const fact = (key: string, value: string) => factOf(texts.plain(`approval.facts.${key}`), value);
  const asks = asksOf(request, subject);
  const card = renderCard('approval', texts, {
    head: headOf(request, texts),
    title: asks.shown,
    note: note ?? '',
    hasNote: note !== null,
    outcome: waiting ? '' : outcomeLine(request, view, reader),
    over: !waiting,
    facts: [
      fact('who', whoOf(request, texts)),
      ...subject.facts,
      fact('reason', details.reason ?? texts.plain('approval.noReason')),
      fact(waiting ? 'waiting' : 'requested', sinceWhen(request, waiting ? now : null, reader)),
    ],
    unusual: unusualFacts.map((text) => ({ text })),
    isUnusual: unusualFacts.length > 0,
    standing: standingOf(view, reader).map((text) => ({ text })),
    ...questionsShown(view, texts),
    claimed: waiting ? claimedLine(request, approver, texts) : '',
    isClaimed: waiting && request.claimedBy !== null,
    whatHappens: texts(request.dryRun ? 'approval.whatIsRehearsed' : 'approval.whatHappens'),
    steps: [
      ...request.plan.map((_, index) => numberedStep(request, index, texts)),
      ...(subject.onward ?? []),
    ].map((text) => ({ text })),
    told:
      request.person.id === requester.id
        ? texts('approval.told', { name: requester.name })
        : texts('approval.toldBoth', { name: requester.name, person: request.person.name }),
    waiting,
    exactCalls:
      waiting && request.calls.length > 0
        ? [{ title: texts.plain('action.exactCalls'), calls: callsOf(request, texts) }]
        : [],
    actions: waiting ? [requestAction(texts, request, 'approve', 'action.approve', 'positive')] : [],
    rejections: waiting ? [rejection(request, texts)] : [],
    more: waiting ? [moreOf(request, approver, texts)] : [],
    historyTitle: texts('request.history'),
    events: waiting ? [] : historyOf(view, reader),
    fallbackText: texts.plain(subject.from === null ? 'approval.fallbackNew' : 'approval.fallback', {
      asks: asks.plain,
      from: subject.from ?? '',
      to: subject.to,
    }),
  });
  return { card, summary: asks.plain, shows: request };
}

const minute = 60_000;
const units = [
  ['days', 24 * 60 * minute],
  ['hours', 60 * minute],
  ['minutes', minute],
] as const;

/** "24 Nov 2026, 09:54, for 3 hours": when it was asked for, and how long ago, in whole units, where `now` is given. */
function sinceWhen({ submittedAt }: LineRequest, now: Date | null, reader: Reader): string {
  const since = when(submittedAt, reader);
  const waited = now === null ? 0 : now.getTime() - submittedAt.getTime();
  const unit = units.find(([, length]) => waited >= length);
  if (unit === undefined) return since;
  const [name, length] = unit;
  return reader.texts.plain(`approval.waits.${name}`, { since, count: Math.floor(waited / length) });
}

/** Who asked, and for whom. Raw. */
export function whoOf({ requester, person }: LineRequest, texts: Texts): string {
  return person.id === requester.id
    ? requester.name
    : texts.plain('approval.whoFor', { name: requester.name, person: person.name });
}

/** "Robin Keller asks for a number", and for whom if it is for somebody else. */
function asksOf({ requester, person }: LineRequest, subject: Subject) {
  const name = person.id === requester.id ? 'asks' : 'asksFor';
  return { shown: subject.say(name), plain: subject.sayPlain(name) };
}

/** The card for the approvals channel: no number, no address, no reason; the details open in personal chat. */
export function channelAnswer(request: LineRequest, given: Reader): Answer {
  const { texts } = readerAbout(request, given);
  const waiting = request.state === 'waiting';
  const title = waiting ? texts(`subject.${request.details.kind}.channel`) : texts('channelCard.over');
  const card = renderCard('approval-channel', texts, {
    head: headOf(request, texts),
    title,
    waiting,
    text: texts('channelCard.text'),
    claimed: request.claimedBy === null ? '' : texts('channelCard.claimed', { name: request.claimedBy.name }),
    isClaimed: waiting && request.claimedBy !== null,
    waitingLabel: texts('channelCard.waiting'),
    since: request.submittedAt.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    actions: [requestAction(texts, request, 'openApproval', 'action.details')],
    fallbackText: waiting ? `${title}.` : title,
  });
  return { card, summary: title, shows: request };
}

function outcomeLine(request: LineRequest, view: RequestView, reader: Reader): string {
  const { texts } = reader;
  if (request.state === 'withdrawn')
    return texts('approval.over.withdrawn', { name: withdrawnBy(view).name });
  if (request.state === 'expired') return expiredForApprovers(request, reader);
  const { decision } = request;
  const said =
    decision === null || decision.by === null
      ? texts('approval.over.approvedByPolicy')
      : texts(`approval.over.${decision.outcome}`, { name: decision.by.name });
  const at = decision === null ? (view.events.at(-1)?.at ?? request.updatedAt) : decision.at;
  const why = decision?.reason ?? null;
  return why === null
    ? `${said}, ${when(at, reader)}`
    : `${said}, ${when(at, reader)}: ${literalWithin(why)}`;
}

/** What is unusual about a request that waits, ready to show. */
export function unusual(view: RequestView, subject: Subject, texts: Texts): string[] {
  return [
    ...(view.requestsThisWeek > 1
      ? [texts('approval.anotherThisWeek', { number: view.requestsThisWeek })]
      : []),
    ...subject.unusual,
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
