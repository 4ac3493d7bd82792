import type { RequestView } from '../../desk/index.js';
import type { LineRequest } from '../../requests/index.js';
import { type CardAction, requestAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { type Reader, readerAbout, when } from '../reader.js';
import type { Texts } from '../texts.js';
import { expiredBecause } from './expired.js';
import { type Subject, subjectOf } from './kinds/index.js';
import { openQuestion } from './questions.js';
import { partOf } from './readerPart.js';
import { askAgain, requestAnswer, withdrawnBy } from './request.js';
import { failureAdvice, failureText, headOf } from './wording.js';

/** What a notice is about. */
export type NoticeSubject = 'outcome' | 'delay' | 'notReached' | 'question' | 'proposal';

/**
 * What somebody is told unprompted: the result first, then from what to what, who and when, then what may differ and
 * how to check it. Null where there is nothing to say any more (a delay that is over, say).
 */
export function noticeAnswer(
  view: RequestView,
  about: NoticeSubject,
  emergencyTestCall: Readonly<Record<string, string>>,
  given: Reader,
): Answer | null {
  const reader = readerAbout(view.request, given);
  const { texts } = reader;
  const { request } = view;
  if (about === 'question' || about === 'proposal') return newsAnswer(view, about, reader);
  const wordsFor = (each: Reader) => withWhoAsked(wordsOf(view, about, emergencyTestCall, each), view, each);
  const words = wordsFor(reader);
  if (words === null) return null;
  const told = wordsFor({ ...reader, texts: unescaped(texts) }) ?? words;
  const card = renderCard('outcome', texts, {
    head: headOf(request, texts),
    title: words.title,
    paragraphs: words.paragraphs.map((text) => ({ text })),
    actions: words.actions,
    fallbackText: [told.title, ...told.paragraphs].join(' '),
  });
  return { card, summary: told.title, shows: null };
}

/** An approver's question, or what they propose instead, stands on the request's own card, with what can be done about it. */
function newsAnswer(view: RequestView, about: 'question' | 'proposal', reader: Reader): Answer | null {
  const { texts } = reader;
  if (view.request.state !== 'waiting') return null;
  const asked = openQuestion(view);
  const event = about === 'question' ? asked : view.events.findLast(({ type }) => type === 'proposalChanged');
  if (event === null || event === undefined || event.actor.type !== 'person') return null;
  const { name } = event.actor.person;
  const answer = requestAnswer(view, reader, texts(`${about}.note`, { name }));
  return { ...answer, summary: texts.plain(`${about}.summary`, { name }), shows: null };
}

/** The same texts for where no markdown is read: notifications and clients that show no cards. */
function unescaped(texts: Texts): Texts {
  return Object.assign((...args: Parameters<Texts>) => texts.plain(...args), texts);
}

/** Whose line it is reads first that somebody else asked. */
function withWhoAsked(words: Words | null, { request }: RequestView, reader: Reader): Words | null {
  if (words === null || request.state === 'withdrawn' || partOf(request, reader) !== 'person') return words;
  const asked = reader.texts('request.askedForYou', { name: request.requester.name });
  return { ...words, paragraphs: [asked, ...words.paragraphs] };
}

interface Words {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly actions: readonly CardAction[];
}

function wordsOf(
  view: RequestView,
  about: Exclude<NoticeSubject, 'question' | 'proposal'>,
  emergencyTestCall: Readonly<Record<string, string>>,
  reader: Reader,
): Words | null {
  const { texts } = reader;
  const { request } = view;
  const subject = subjectOf(request, reader);
  const open = requestAction(texts, request, 'openRequest', 'action.openRequest');
  const what = subject.sayPlain('what');
  if (about === 'notReached') {
    return request.state !== 'waiting'
      ? null
      : {
          title: texts('outcome.notReached'),
          paragraphs: [texts('outcome.notReachedDetail', { what })],
          actions: [open],
        };
  }
  if (about === 'delay') {
    return request.state !== 'changing'
      ? null
      : {
          title: texts('outcome.delay', { what }),
          paragraphs: [texts('outcome.delayDetail'), ...subject.meanwhile],
          actions: [open],
        };
  }
  switch (request.state) {
    case 'done':
      if (subject.endsQuietly === true) return null;
      return doneWords(request, subject, emergencyTestCall, reader, open);
    case 'rejected':
      return {
        title: rejectedTitle(subject, texts),
        paragraphs: [rejectedDetail(request, reader), ...(subject.from === null ? subject.still : [])],
        actions: [...askAgain(request, reader), open],
      };
    case 'failed': {
      const reason = failureText(request.failure, texts);
      return {
        title: subject.say('failed'),
        paragraphs: [
          `${subject.say('stopped', { reason })} ${failureAdvice(request.failure, texts)}`,
          ...subject.stopped,
        ],
        actions: [open],
      };
    }
    case 'closed':
      return {
        title: subject.say('closed'),
        paragraphs: [subject.say('givenUp'), ...subject.still],
        actions: [...askAgain(request, reader), open],
      };
    case 'expired':
      return {
        title: texts('expired.notice', { what }),
        paragraphs: [expiredBecause(request, reader), ...subject.still],
        actions: [...askAgain(request, reader), open],
      };
    case 'withdrawn': {
      const by = withdrawnBy(view);
      // Whoever did it knows.
      if (by.id === (reader.person ?? request.requester.id)) return null;
      return {
        title: texts('outcome.withdrawn', { name: by.name, what }),
        paragraphs: subject.still,
        actions: [...(partOf(request, reader) === 'requester' ? askAgain(request, reader) : []), open],
      };
    }
    default:
      return null;
  }
}

/** From what to what, when, who approved; then what to know, and how to check it. */
function doneWords(
  request: LineRequest,
  subject: Subject,
  emergencyTestCall: Readonly<Record<string, string>>,
  reader: Reader,
  open: CardAction,
): Words {
  const { texts } = reader;
  const by = request.decision?.by ?? null;
  const at = when(request.completedAt ?? request.updatedAt, reader);
  const who =
    by === null ? texts('outcome.approvedByPolicy') : texts('outcome.approvedBy', { approver: by.name });
  const first = subject.from === null;
  if (request.dryRun) {
    const how = subject.say(first ? 'wouldSet' : 'wouldChange', { when: at });
    return { title: subject.say('rehearsed'), paragraphs: [`${how} ${who}`], actions: [open] };
  }
  const test = subject.testCallIn === null ? undefined : emergencyTestCall[subject.testCallIn];
  const check = test === undefined ? [] : [texts('outcome.testCall', { number: test })];
  const how = subject.say(first ? 'set' : 'changed', { when: at });
  return {
    title: subject.say('done'),
    paragraphs: [`${how} ${who}`, ...subject.afterwards, ...check],
    actions: [open],
  };
}

function rejectedTitle(subject: Subject, texts: Texts): string {
  const { from } = subject;
  return from === null ? subject.say('rejected') : texts('outcome.stays', { line: subject.line, from });
}

function rejectedDetail(request: LineRequest, reader: Reader): string {
  const { texts } = reader;
  const { decision, updatedAt, requester } = request;
  const own = partOf(request, reader) === 'requester';
  return texts(own ? 'outcome.rejectedDetail' : 'outcome.rejectedDetailOf', {
    name: requester.name,
    approver: decision?.by?.name ?? texts.plain('app.name'),
    when: when(decision?.at ?? updatedAt, reader),
    reason: decision?.reason ?? texts.plain('approval.noReason'),
  });
}
