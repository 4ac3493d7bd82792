import { newAddressTask, type RequestView } from '../../desk/index.js';
import { currentStep, type LineRequest, type RequestEventType } from '../../requests/index.js';
import { requestAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { type Reader, readerAbout } from '../reader.js';
import type { Texts } from '../texts.js';
import { addressTaskAnswer } from './addressTask.js';
import { approvalAnswer, whoOf } from './approval.js';
import { cmdletsOf, linesOf } from './calls.js';
import { historyOf, stepOfEvent } from './history.js';
import { subjectOf } from './kinds/index.js';
import { inPlace, stepName, stepsOf } from './steps.js';
import { factOf, failureText, headOf } from './wording.js';

/**
 * The administrator's card: the step that they are to do, or the change that stopped; once somebody has taken care of
 * it, that, with the facts and without buttons. A request that never needed an administrator shows as approvers see it.
 */
export function administratorAnswer(view: RequestView, given: Reader, note: string | null = null): Answer {
  const reader = readerAbout(view.request, given);
  const { state, details } = view.request;
  if (state === 'byHand' && details.kind === 'newEmergencyAddress') {
    return addressTaskAnswer(view, details, newAddressTask(view.request, details), reader, null, note);
  }
  const last = view.events.findLast(({ type }) => type === 'failed' || type === 'handedOver');
  if (view.request.state === 'byHand' || last?.type === 'handedOver') return taskAnswer(view, reader, note);
  if (view.request.state === 'failed' || last?.type === 'failed')
    return failedChangeAnswer(view, reader, note);
  return approvalAnswer(view, null, reader, note);
}

/** A change that stopped: what and why, which steps are in place, the cmdlets of the others, and three ways on. */
function failedChangeAnswer(view: RequestView, reader: Reader, note: string | null): Answer {
  const { request } = view;
  const { texts } = reader;
  const subject = subjectOf(request, reader, 'another');
  const open = request.state === 'failed';
  const name = request.person.name;
  const reason = failureText(request.failure, texts);
  const care = open ? null : careTaken(view, 'failedChange', texts);
  const title = care?.shown ?? subject.say('adminTitle');
  const plainTitle = care?.plain ?? subject.sayPlain('adminTitle');
  const missing = request.steps.flatMap(({ state }, index) => (inPlace(state) ? [] : [index]));
  const card = renderCard('failed-change', texts, {
    head: headOf(request, texts),
    title,
    note: note ?? '',
    hasNote: note !== null,
    sentences: open
      ? [texts('failedChange.text', { name, reason }), ...subject.stopped].map((text) => ({ text }))
      : [],
    open,
    facts: factsOf(request, reader),
    ...stepsOf(request, texts),
    hasMissing: open && missing.length > 0,
    calls: open ? cmdletsOf(request, texts, missing) : [],
    handHint: texts(request.dryRun ? 'dryRun.hint' : 'failedChange.handHint'),
    historyTitle: texts('request.history'),
    events: historyOf(view, reader),
    actions: open
      ? [
          requestAction(texts, request, 'retried', 'action.retry', 'positive'),
          requestAction(texts, request, 'doneByHand', 'action.doneByHand'),
          requestAction(texts, request, 'closed', 'action.close', 'destructive'),
        ]
      : [],
    fallbackText: open
      ? texts.plain('failedChange.fallback', { title: plainTitle, name, reason })
      : plainTitle,
  });
  return { card, summary: plainTitle, shows: request };
}

/** A step for which the tenant has no call: what to do, the exact cmdlet, for whom and why. */
function taskAnswer(view: RequestView, reader: Reader, note: string | null): Answer {
  const { request } = view;
  const { texts } = reader;
  const open = request.state === 'byHand';
  const index = handedStep(view);
  const name = request.person.name;
  const step = stepName(request, index, texts);
  const call = request.calls[index];
  const more = currentStep(request.steps.slice(index + 1)) >= 0;
  // Whoever pastes the cmdlet changes the tenant; a dry run doesn't.
  const hints = request.dryRun
    ? [texts('dryRun.hint'), texts('task.press')]
    : [texts('task.why'), texts('task.hint'), ...(more ? [texts('task.more')] : [])];
  const care = open ? null : careTaken(view, 'task', texts);
  const title = care?.shown ?? texts('task.title', { name });
  const plainTitle = care?.plain ?? texts.plain('task.title', { name });
  const card = renderCard('task-by-hand', texts, {
    head: headOf(request, texts),
    title,
    note: note ?? '',
    hasNote: note !== null,
    open,
    step: texts('task.text', { step }),
    facts: factsOf(request, reader),
    hasCall: open && call !== undefined,
    callTitle: texts('task.cmdlet'),
    lines: open && call !== undefined ? linesOf(call.cmdlet) : [],
    hint: hints.join(' '),
    ...stepsOf(request, texts),
    historyTitle: texts('request.history'),
    events: historyOf(view, reader),
    actions: open
      ? [
          requestAction(texts, request, 'doneByHand', 'action.done', 'positive'),
          requestAction(texts, request, 'closed', 'action.close', 'destructive'),
        ]
      : [],
    fallbackText: open ? texts.plain('task.fallback', { name, step }) : plainTitle,
  });
  return { card, summary: plainTitle, shows: request };
}

/** Who took care of what waited for an administrator, and how: the last choice in the history. */
function careTaken({ events }: RequestView, card: 'failedChange' | 'task', texts: Texts) {
  const last = events.findLast(({ type }) => choices.has(type));
  const key = `${card}.handled.${last?.type}`;
  if (last?.actor.type !== 'person' || !texts.has(key)) {
    return { shown: texts(`${card}.over`), plain: texts.plain(`${card}.over`) };
  }
  const { name } = last.actor.person;
  return { shown: texts(key, { name }), plain: texts.plain(key, { name }) };
}

const choices: ReadonlySet<RequestEventType> = new Set(['retried', 'doneByHand', 'handConfirmed', 'closed']);

/** The step that was handed over: the one that waits, or once that is over, the one that did. */
function handedStep({ request, events }: RequestView): number {
  const waiting = request.steps.findIndex(({ state }) => state === 'byHand');
  if (waiting >= 0) return waiting;
  const last = events.findLast(({ type }) => type === 'handedOver');
  return last === undefined ? 0 : (stepOfEvent(last)?.index ?? 0);
}

function factsOf(request: LineRequest, reader: Reader) {
  const { texts } = reader;
  const fact = (key: string, value: string) => factOf(texts.plain(`approval.facts.${key}`), value);
  return [
    fact('who', whoOf(request, texts)),
    ...subjectOf(request, reader, 'another').facts,
    fact('reason', request.details.reason ?? texts.plain('approval.noReason')),
  ];
}
