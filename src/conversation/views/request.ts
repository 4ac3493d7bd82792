import type { RequestView } from '../../desk/index.js';
import { isOver, type LineRequest, type RequestKind } from '../../requests/index.js';
import type { PersonRef } from '../../telephony/index.js';
import { type CardAction, requestAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { type Reader, readerAbout } from '../reader.js';
import type { Texts } from '../texts.js';
import { standingOf } from './approvalStanding.js';
import { expiredBecause } from './expired.js';
import { historyOf } from './history.js';
import { type Subject, subjectOf } from './kinds/index.js';
import { answersTo, questionsShown } from './questions.js';
import { partOf } from './readerPart.js';
import { stepName, stepsOf } from './steps.js';
import { factOf, failureAdvice, failureText, headOf, placesOf, someNames, stateWord } from './wording.js';

/**
 * The card of those whom the request concerns: where it stands, what holds meanwhile, its history. Where somebody asked
 * for somebody else, each reads who did. `note` says why it is shown.
 */
export function requestAnswer(view: RequestView, given: Reader, note: string | null = null): Answer {
  const { request } = view;
  const reader = readerAbout(request, given);
  const { texts } = reader;
  const subject = subjectOf(request, reader);
  const { reason } = request.details;
  const rejection = request.decision?.outcome === 'rejected' ? request.decision.reason : null;
  const fact = (key: string, value: string) => factOf(texts.plain(`request.facts.${key}`), value);
  const card = renderCard('request', texts, {
    head: headOf(request, texts),
    title: titleOf(view, subject, false, reader),
    note: note ?? '',
    hasNote: note !== null,
    sentences: sentences(view, subject, reader).map((text) => ({ text })),
    facts: [
      ...otherParty(request, reader).map(({ key, name }) => fact(key, name)),
      ...subject.facts,
      ...(reason === null ? [] : [fact('reason', reason)]),
      ...(rejection === null ? [] : [fact('rejectedBecause', rejection)]),
    ],
    ...stepsOf(request, texts),
    historyTitle: texts('request.history'),
    events: historyOf(view, reader),
    ...questionsShown(view, texts),
    answers: answersTo(view, reader),
    actions: actionsOf(request, reader),
    fallbackText: texts.plain(subject.from === null ? 'request.fallbackNew' : 'request.fallback', {
      kind: texts.plain(`kind.${request.details.kind}`),
      state: stateWord(request, texts),
      from: subject.from ?? '',
      to: subject.to,
    }),
  });
  return { card, summary: titleOf(view, subject, true, reader), shows: request };
}

/** The one thing to know. `plain`: for where no markdown is read. */
function titleOf(view: RequestView, subject: Subject, plain: boolean, reader: Reader): string {
  const { request } = view;
  const { state } = request;
  const { texts } = reader;
  const say = (name: string) => (plain ? subject.sayPlain(name) : subject.say(name));
  switch (state) {
    case 'waiting':
    case 'approved':
    case 'undoing': {
      const values = { what: subject.sayPlain('what'), name: request.requester.name };
      const own = partOf(request, reader) === 'requester';
      const key = own ? `request.title.${state}` : `request.titleForYou.${state}`;
      return plain ? texts.plain(key, values) : texts(key, values);
    }
    case 'withdrawn': {
      const by = withdrawnBy(view);
      const key = by.id === (reader.person ?? request.requester.id) ? 'withdrawn' : 'withdrawnBy';
      return plain
        ? texts.plain(`request.title.${key}`, { name: by.name })
        : texts(`request.title.${key}`, { name: by.name });
    }
    case 'expired':
      return plain ? texts.plain('expired.title') : texts('expired.title');
    case 'changing':
    case 'byHand':
      return say('changing');
    case 'done':
      return say(request.dryRun ? 'rehearsed' : 'done');
    case 'failed':
    case 'rejected':
    case 'closed':
      return say(state);
    default:
      return state satisfies never;
  }
}

/** Who took the request back: the requester, or the person whose line it is. */
export function withdrawnBy({ request, events }: Pick<RequestView, 'request' | 'events'>): PersonRef {
  const last = events.findLast(({ type }) => type === 'withdrawn');
  return last?.actor.type === 'person' ? last.actor.person : request.requester;
}

/** Where somebody asked for somebody else: to the one it says for whom, to the other one who did. */
function otherParty(request: LineRequest, reader: Reader): { key: string; name: string }[] {
  const { requester, person } = request;
  if (requester.id === person.id) return [];
  return partOf(request, reader) === 'person'
    ? [{ key: 'askedBy', name: requester.name }]
    : [{ key: 'person', name: person.name }];
}

function sentences(view: RequestView, subject: Subject, reader: Reader): readonly string[] {
  const { request } = view;
  const theirs = partOf(request, reader) === 'person';
  const { texts } = reader;
  const reason = failureText(request.failure, texts);
  switch (request.state) {
    case 'waiting':
      return [
        ...waitingFor(view, reader),
        ...standingOf(view, reader),
        ...(theirs ? [texts('request.mayWithdraw')] : []),
        ...subject.meanwhile,
      ];
    case 'approved':
      return subject.meanwhile;
    case 'changing': {
      const late = view.events.some(({ type }) => type === 'delayed');
      return late ? [texts('request.takesLonger'), ...subject.meanwhile] : subject.meanwhile;
    }
    case 'byHand': {
      const step = stepName(
        request,
        request.steps.findIndex(({ state }) => state === 'byHand'),
        texts,
      );
      return [texts('request.byHand', { step }), ...subject.meanwhile];
    }
    case 'undoing':
      return [texts('request.undoing', { reason }), ...subject.stopped];
    case 'failed':
      return [
        `${texts('request.failed', { reason })} ${failureAdvice(request.failure, texts)}`,
        ...subject.stopped,
      ];
    case 'expired':
      return [expiredBecause(request, reader), ...subject.still];
    case 'rejected':
    case 'withdrawn':
    case 'closed':
      return subject.still;
    case 'done':
      return request.dryRun ? [] : subject.afterwards;
    default:
      return request.state satisfies never;
  }
}

function waitingFor({ request, unreached }: RequestView, reader: Reader): string[] {
  const { texts } = reader;
  const who =
    request.asked.length === 0
      ? askingApprovers(request, texts)
      : texts('request.waitsForPeople', { people: someNames(request.asked, reader) });
  const claimed =
    request.claimedBy === null ? [] : [texts('request.claimed', { name: request.claimedBy.name })];
  const nobody = request.asked.length > 0 && unreached.length === request.asked.length;
  if (nobody) return [who, ...claimed, texts('request.nobodyReached')];
  return unreached.length === 0
    ? [who, ...claimed]
    : [who, ...claimed, texts('request.unreached', { people: someNames(unreached, reader) })];
}

/** Before the directory has named them: the approvers for which site are being asked. */
function askingApprovers({ details }: LineRequest, texts: Texts): string {
  // The site by which policy finds them: of a number change the new number's.
  const place = details.kind === 'numberChange' ? details.location : placesOf(details)[0];
  const site = place?.site;
  return site === undefined ? texts('request.asksApprovers') : texts('request.asksApproversFor', { site });
}

function actionsOf(request: LineRequest, reader: Reader): CardAction[] {
  const { texts } = reader;
  const part = partOf(request, reader);
  if (request.state === 'waiting') {
    return [
      ...(part === 'requester' ? [requestAction(texts, request, 'editRequest', 'action.edit')] : []),
      ...(part === 'another' ? [] : [requestAction(texts, request, 'withdraw', 'action.withdraw')]),
    ];
  }
  return [...changeBack(request, reader), ...askAgain(request, reader)];
}

/** The button that leads to a new request for what was before; none where nothing was, or nothing was changed. */
function changeBack(request: LineRequest, reader: Reader): CardAction[] {
  const { state, details, dryRun } = request;
  if (state !== 'done' || dryRun || partOf(request, reader) === 'another') return [];
  const before =
    details.kind === 'emergencyLocationChange' ||
    details.kind === 'numberChange' ||
    details.kind === 'callerIdChange' ||
    details.kind === 'callingPlanChange'
      ? details.from
      : null;
  if (before === null) return [];
  return [requestAction(reader.texts, request, 'changeBack', 'more.changeBack')];
}

/** Kinds that make sense once more after they were done; of the others there is nothing left to ask. */
const repeatable: ReadonlySet<RequestKind> = new Set([
  'emergencyLocationChange',
  'numberChange',
  'callerIdChange',
  'callingPlanChange',
]);

/** The button that leads to a new request that asks for the same; none while this one isn't over. */
export function askAgain(request: LineRequest, reader: Reader): CardAction[] {
  const { state, details } = request;
  if (!isOver(state) || partOf(request, reader) === 'another') return [];
  if (state === 'done' && !repeatable.has(details.kind)) return [];
  return [requestAction(reader.texts, request, 'askAgain', 'action.askAgain')];
}
