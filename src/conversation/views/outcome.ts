import type { RequestView } from '../../desk/index.js';
import { type CardAction, plainAction, requestAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { type Reader, when } from '../reader.js';
import type { Texts } from '../texts.js';
import { failureText, headOf, placeName } from './wording.js';

/** What a notice is about. */
export type NoticeSubject = 'outcome' | 'delay' | 'notReached';

/**
 * What somebody is told unprompted: the result first, then from what to what, who and when, then what may differ and
 * how to check it. Null where there is nothing to say any more (a delay that is over, say).
 */
export function noticeAnswer(
  view: RequestView,
  subject: NoticeSubject,
  emergencyTestCall: Readonly<Record<string, string>>,
  reader: Reader,
): Answer | null {
  const words = wordsOf(view, subject, emergencyTestCall, reader);
  if (words === null) return null;
  const { texts } = reader;
  const { request } = view;
  const told = wordsOf(view, subject, emergencyTestCall, { ...reader, texts: unescaped(texts) }) ?? words;
  const card = renderCard('outcome', {
    head: headOf(request, texts),
    title: words.title,
    paragraphs: words.paragraphs.map((text) => ({ text })),
    actions: words.actions,
    fallbackText: [told.title, ...told.paragraphs].join(' '),
  });
  return { card, summary: told.title, shows: null };
}

/** The same texts for where no markdown is read: notifications and clients that show no cards. */
function unescaped(texts: Texts): Texts {
  return Object.assign((...args: Parameters<Texts>) => texts.plain(...args), texts);
}

interface Words {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly actions: readonly CardAction[];
}

function wordsOf(
  view: RequestView,
  subject: NoticeSubject,
  emergencyTestCall: Readonly<Record<string, string>>,
  reader: Reader,
): Words | null {
  const { request } = view;
  const { texts } = reader;
  const { details, decision } = request;
  const from = placeName(details.from, texts);
  const to = placeName(details.to, texts);
  const open = requestAction(texts, request, 'openRequest', 'action.openRequest');
  const again = plainAction(texts, 'openLocationForm', 'action.askAgain');
  const reason = failureText(request.failure, texts);
  const stillShown =
    details.from === null ? texts('request.stillOld') : texts('request.stillShown', { from });

  if (subject === 'notReached') {
    if (request.state !== 'waiting') return null;
    return {
      title: texts('outcome.notReached'),
      paragraphs: [texts('outcome.notReachedDetail', { to })],
      actions: [open],
    };
  }
  if (subject === 'delay') {
    if (request.state !== 'changing') return null;
    const shown =
      details.from === null ? texts('request.meanwhileUnknown') : texts('request.meanwhile', { from });
    return {
      title: texts('outcome.delay'),
      paragraphs: [texts('outcome.delayDetail'), shown],
      actions: [open],
    };
  }
  switch (request.state) {
    case 'done': {
      const at = when(request.completedAt ?? request.updatedAt, reader);
      const test = emergencyTestCall[details.country];
      const how =
        details.from === null
          ? texts('outcome.set', { to, when: at })
          : texts('outcome.changed', { from, to, when: at });
      const who =
        decision?.by == null
          ? texts('outcome.approvedByPolicy')
          : texts('outcome.approvedBy', { approver: decision.by.name });
      const check = test === undefined ? [] : [texts('outcome.testCall', { number: test })];
      return {
        title: texts('outcome.done', { to }),
        paragraphs: [`${how} ${who}`, texts('outcome.dynamic'), ...check],
        actions: [open],
      };
    }
    case 'rejected':
      return {
        title: details.from === null ? texts('request.title.rejected') : texts('outcome.rejected', { from }),
        paragraphs: [
          texts('outcome.rejectedDetail', {
            approver: decision?.by?.name ?? texts.plain('app.name'),
            when: when(decision?.at ?? request.updatedAt, reader),
            reason: decision?.reason ?? texts.plain('approval.noReason'),
          }),
        ],
        actions: [again, open],
      };
    case 'failed':
      return {
        title: texts('outcome.failed'),
        paragraphs: [texts('outcome.failedDetail', { to, reason }), stillShown],
        actions: [open],
      };
    case 'closed':
      return {
        title: texts('outcome.closed'),
        paragraphs: [texts('outcome.closedDetail', { to }), stillShown],
        actions: [again, open],
      };
    default:
      return null;
  }
}
