import type { RequestView } from '../../desk/index.js';
import type { LineRequest } from '../../requests/index.js';
import { type CardAction, plainAction, requestAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { type Reader, readerAbout } from '../reader.js';
import type { Texts } from '../texts.js';
import { historyOf } from './history.js';
import { type Subject, subjectOf } from './kinds/index.js';
import { stepName, stepsOf } from './steps.js';
import { factOf, failureAdvice, failureText, headOf, placesOf, someNames, stateWord } from './wording.js';

/** The requester's card: where the request stands, what holds meanwhile, its history. `note` says why it is shown. */
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
    title: titleOf(request, subject, false, reader),
    note: note ?? '',
    hasNote: note !== null,
    sentences: sentences(view, subject, reader).map((text) => ({ text })),
    facts: [
      ...(request.person.id === request.requester.id ? [] : [fact('person', request.person.name)]),
      ...subject.facts,
      ...(reason === null ? [] : [fact('reason', reason)]),
      ...(rejection === null ? [] : [fact('rejectedBecause', rejection)]),
    ],
    ...stepsOf(request, texts),
    historyTitle: texts('request.history'),
    events: historyOf(view, reader),
    actions: actionsOf(request, reader),
    fallbackText: texts.plain(subject.from === null ? 'request.fallbackNew' : 'request.fallback', {
      kind: texts.plain(`kind.${request.details.kind}`),
      state: stateWord(request, texts),
      from: subject.from ?? '',
      to: subject.to,
    }),
  });
  return { card, summary: titleOf(request, subject, true, reader), shows: request };
}

/** The one thing to know. `plain`: for where no markdown is read. */
function titleOf(request: LineRequest, subject: Subject, plain: boolean, { texts }: Reader): string {
  const { state } = request;
  const say = (name: string) => (plain ? subject.sayPlain(name) : subject.say(name));
  switch (state) {
    case 'waiting':
    case 'approved':
    case 'undoing':
    case 'withdrawn': {
      const what = subject.sayPlain('what');
      return plain
        ? texts.plain(`request.title.${state}`, { what })
        : texts(`request.title.${state}`, { what });
    }
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

function sentences(view: RequestView, subject: Subject, reader: Reader): readonly string[] {
  const { request } = view;
  const { texts } = reader;
  const reason = failureText(request.failure, texts);
  switch (request.state) {
    case 'waiting':
      return [...waitingFor(view, reader), ...subject.meanwhile];
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
  if (request.state === 'waiting') {
    return [requestAction(texts, request, 'withdraw', 'action.withdraw')];
  }
  if (request.state === 'rejected' || request.state === 'withdrawn' || request.state === 'closed') {
    return askAgain(request, reader);
  }
  return [];
}

/** The button that leads to a new request of the same kind; none for a kind that has no form. */
export function askAgain({ details }: LineRequest, { texts }: Reader): CardAction[] {
  return details.kind === 'emergencyLocationChange'
    ? [plainAction(texts, 'openLocationForm', 'action.askAgain')]
    : [];
}
