import {
  type Answer,
  administratorAnswer,
  approvalAnswer,
  type CardName,
  channelAnswer,
  noticeAnswer,
  type Reader,
  requestAnswer,
} from '../../../src/conversation/index.js';
import {
  type LineRequest,
  type RequestEvent,
  type RequestKind,
  type RequestState,
  requestStates,
} from '../../../src/requests/index.js';
import { sampleDetails } from './sampleDetails.js';
import { alex, onBehalf, sampleViewOf } from './sampleRequests.js';
import type { SampleWords } from './sampleWords.js';

/** A card, the state that it is in, and what is drawn; null is a fault of the sample. */
export type Sample = [CardName, string, Answer | null];

/** Every card about a kind of request, in every state. */
export function samplesOfKind(kind: RequestKind, words: SampleWords, reader: Reader): Sample[] {
  const view = (state: RequestState, changes: Partial<LineRequest> = {}) =>
    sampleViewOf(kind, state, words, changes);
  const name = (state: string) => `${kind}-${state}`;
  const stopped = ['byHand', 'failed', 'closed'] as const;
  const told = ['done', 'rejected', 'failed', 'closed'] as const;
  return [
    ...requestStates.map((state): Sample => ['request', name(state), requestAnswer(view(state), reader)]),
    ...(['waiting', 'done'] as const).map(
      (state): Sample => ['approval', name(state), approvalAnswer(view(state), alex, reader)],
    ),
    ['request', name('on-behalf'), requestAnswer(view('waiting', onBehalf(words)), reader)],
    ['approval', name('on-behalf'), approvalAnswer(view('waiting', onBehalf(words)), alex, reader)],
    ...stopped.map(
      (state): Sample => [
        state === 'byHand' ? 'task-by-hand' : 'failed-change',
        name(state),
        administratorAnswer(view(state), reader),
      ],
    ),
    ...told.map(
      (state): Sample => [
        'outcome',
        name(state),
        noticeAnswer(view(state), 'outcome', { DE: '933' }, reader),
      ],
    ),
    ['outcome', name('delay'), noticeAnswer(view('changing'), 'delay', {}, reader)],
    ['outcome', name('not-reached'), noticeAnswer(view('waiting'), 'notReached', {}, reader)],
    ['approval-channel', name('waiting'), channelAnswer(view('waiting').request, reader)],
  ];
}

/** What a request that is only rehearsed looks like. */
export function samplesInDryRun(kind: RequestKind, words: SampleWords, reader: Reader): Sample[] {
  const steps = sampleViewOf(kind, 'done', words).request.steps.map((step) => ({
    ...step,
    state: 'rehearsed' as const,
  }));
  const rehearsed = sampleViewOf(kind, 'done', words, { dryRun: true, steps });
  const waiting = sampleViewOf(kind, 'waiting', words, { dryRun: true });
  return [
    ['request', `${kind}-rehearsed`, requestAnswer(rehearsed, reader)],
    ['approval', `${kind}-rehearsing`, approvalAnswer(waiting, alex, reader)],
    ['outcome', `${kind}-rehearsed`, noticeAnswer(rehearsed, 'outcome', { DE: '933' }, reader)],
  ];
}

/** Forms of the sentences that the samples above don't take. */
export function otherForms(words: SampleWords, reader: Reader): Sample[] {
  const ended = { ...sampleCallingPlan(words), to: 'none' as const, add: null };
  const firstPlan = { ...sampleCallingPlan(words), from: 'none' as const, remove: null };
  const forms = { ended, firstPlan };
  const undone = sampleViewOf('numberRequest', 'failed', words);
  const steps = undone.request.steps.map((step, index) => ({
    ...step,
    state: index === 0 ? ('undone' as const) : ('open' as const),
  }));
  return [
    ...Object.entries(forms).flatMap(([name, details]): Sample[] => {
      const view = (state: RequestState) => sampleViewOf('callingPlanChange', state, words, { details });
      return [
        ['approval', name, approvalAnswer(view('waiting'), alex, reader)],
        ['request', name, requestAnswer(view('changing'), reader)],
        ['outcome', name, noticeAnswer(view('done'), 'outcome', {}, reader)],
      ];
    }),
    ['request', 'undone', requestAnswer({ ...undone, request: { ...undone.request, steps } }, reader)],
    [
      'failed-change',
      'undone',
      administratorAnswer({ ...undone, request: { ...undone.request, steps } }, reader),
    ],
  ];
}

/** A step that an administrator has done. */
export function handled(words: SampleWords) {
  const view = sampleViewOf('callerIdChange', 'byHand', words);
  const last = view.events.at(-1);
  if (last === undefined) throw new Error('the sample has no history');
  const person = { id: alex, name: words.approver };
  const done: RequestEvent = {
    ...last,
    seq: last.seq + 1,
    type: 'doneByHand',
    actor: { type: 'person', person, role: 'administrator' },
    values: {},
  };
  const steps = view.request.steps.map((step) => ({ ...step, state: 'done' as const }));
  return {
    ...view,
    request: { ...view.request, state: 'done' as const, steps },
    events: [...view.events, done],
  };
}

function sampleCallingPlan(words: SampleWords) {
  const details = sampleDetails('callingPlanChange', words);
  if (details.kind !== 'callingPlanChange') throw new TypeError('another kind of request');
  return details;
}
