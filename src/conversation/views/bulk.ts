import type { OneOfSeveral, Selection } from '../../desk/index.js';
import { type CardAction, plainAction } from '../actions.js';
import { type Answer, messageAnswer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { picksText } from '../commands/queueCommands.js';
import { literalRun } from '../literal.js';
import type { Reader } from '../reader.js';
import { decisionNote } from '../show.js';
import { unusual } from './approval.js';
import { subjectOf } from './kinds/index.js';
import { changeOf } from './queue.js';

/** What is about to be approved, a line each, with what is unusual about it. Nothing has happened yet. */
export function severalSummaryAnswer({ views, gone }: Selection, reader: Reader): Answer {
  const { texts } = reader;
  const count = views.length;
  const requests = views.map(({ request }) => request);
  const card = renderCard('several', texts, {
    title: texts('queue.summaryTitle', { count }),
    lead: texts('queue.summaryLead'),
    note: texts('queue.gone', { count: gone }),
    hasNote: gone > 0,
    rows: views.map((view) => {
      const { request } = view;
      const subject = subjectOf(request, reader, 'another');
      return {
        title: subject.say(request.person.id === request.requester.id ? 'asks' : 'asksFor'),
        change: literalRun(changeOf(subject, texts)),
        hasChange: true,
        word: '',
        hasWord: false,
        color: 'default',
        remarks: unusual(view, subject, texts).map((text) => ({ text })),
      };
    }),
    actions: [
      {
        title: texts.plain('queue.approveThese', { count }),
        style: 'positive',
        verb: 'approveSeveral',
        data: { action: 'approveSeveral', picks: picksText(requests) },
      } satisfies CardAction,
      plainAction(texts, 'selectSeveral', 'queue.chooseAgain'),
    ],
    fallbackText: texts.plain('queue.summaryTitle', { count }),
  });
  return { card, summary: texts.plain('queue.summaryTitle', { count }), shows: null };
}

/** None of what was chosen can be approved by the reader any more, or nothing was chosen. */
export function nothingChosenAnswer({ texts }: Reader): Answer {
  return messageAnswer(texts, { title: texts('queue.title'), paragraphs: [texts('queue.nothingLeft')] }, [
    plainAction(texts, 'pendingApprovals', 'queue.back', 'positive'),
  ]);
}

/** What became of each. */
export function severalDoneAnswer(outcomes: readonly OneOfSeveral[], reader: Reader): Answer {
  const { texts } = reader;
  const count = outcomes.filter(({ result }) => isYes(result)).length;
  const card = renderCard('several', texts, {
    title: texts('queue.doneTitle', { count, total: outcomes.length }),
    lead: texts('queue.doneLead'),
    note: '',
    hasNote: false,
    rows: outcomes.map((outcome) => rowOf(outcome, reader)),
    actions: [
      plainAction(texts, 'pendingApprovals', 'queue.back', 'positive'),
      plainAction(texts, 'listRequests', 'action.myRequests'),
    ],
    fallbackText: texts.plain('queue.doneTitle', { count, total: outcomes.length }),
  });
  return { card, summary: texts.plain('queue.doneTitle', { count, total: outcomes.length }), shows: null };
}

const isYes = ({ result }: OneOfSeveral['result']): boolean => result === 'decided' || result === 'voted';

function rowOf({ request, result }: OneOfSeveral, reader: Reader) {
  const { texts } = reader;
  const yes = isYes(result);
  const readable = request !== null && !(result.result === 'notDecided' && result.why === 'notAnApprover');
  const subject = readable ? subjectOf(request, reader, 'another') : null;
  const name = request !== null && request.person.id === request.requester.id ? 'asks' : 'asksFor';
  const remark =
    result.result === 'notDecided'
      ? decisionNote(result, reader)
      : result.result === 'voted' || yes
        ? ''
        : texts(`queue.outcome.why.${result.result === 'unavailable' ? 'unavailable' : 'noSuchRequest'}`);
  const word = result.result === 'voted' ? 'voted' : yes ? 'approved' : 'refused';
  return {
    title: subject === null ? texts('queue.outcome.other') : subject.say(name),
    change: subject === null ? '' : literalRun(changeOf(subject, texts)),
    hasChange: subject !== null,
    word: texts.plain(`queue.outcome.${word}`),
    hasWord: true,
    color: word === 'approved' ? 'good' : word === 'voted' ? 'warning' : 'attention',
    remarks: remark === '' ? [] : [{ text: remark }],
  };
}
