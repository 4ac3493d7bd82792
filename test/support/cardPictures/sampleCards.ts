import {
  type Answer,
  administratorAnswer,
  approvalAnswer,
  type CardName,
  channelAnswer,
  formAgain,
  helpAnswer,
  literal,
  locationFormAnswer,
  noticeAnswer,
  obstacleAnswer,
  type Reader,
  requestAnswer,
  requestsAnswer,
} from '../../../src/conversation/index.js';
import {
  type LineRequest,
  type RequestEvent,
  type RequestKind,
  type RequestState,
  requestKinds,
  requestStates,
} from '../../../src/requests/index.js';
import { sampleDetails } from './sampleDetails.js';
import { alex, onBehalf, sampleForm, sampleView, sampleViewOf } from './sampleRequests.js';
import type { SampleWords } from './sampleWords.js';

/** A card in one of the states in which people meet it. */
export interface SampleCard {
  readonly card: CardName;
  readonly state: string;
  readonly answer: Answer;
}

/** Every card in every state that lays it out differently, written for `reader` with `words` in it. */
export function sampleCards(reader: Reader, words: SampleWords): SampleCard[] {
  const { texts } = reader;
  const view = (state: RequestState) => sampleView(state, words);
  const claimed = { claimedBy: { id: alex, name: words.approver } };
  const first = { ...sampleLocationChange(words), from: null, reason: null };
  const withoutFrom = { details: first };
  const short = sampleForm(words, 12, 12);
  const busyWeek = sampleView('waiting', words, {}, { requestsThisWeek: 3 });
  const samples: [CardName, string, Answer | null][] = [
    ['message', 'help', helpAnswer(texts, { welcome: true })],
    ['message', 'sentence', helpAnswer(texts, { lead: texts('say.notUnderstood') })],
    [
      'message',
      'obstacle',
      obstacleAnswer({ result: 'locationObstacle', obstacle: 'noCallingPlan', number: null }, reader),
    ],
    ['location-form', 'short', locationFormAnswer(short, reader, null)],
    [
      'location-form',
      'problem',
      formAgain(
        { ...short, chosen: short.locations[3] ?? null, reason: words.reason },
        'alreadyThere',
        reader,
      ),
    ],
    ['location-form', 'hundred', locationFormAnswer(sampleForm(words, 100, 100), reader, null)],
    ['location-form', 'long', locationFormAnswer(sampleForm(words, 20, 1240), reader, null)],
    [
      'location-form',
      'searched',
      locationFormAnswer(
        sampleForm(words, 7, 1240, { search: words.search, found: 7, reason: words.reason }),
        reader,
        null,
      ),
    ],
    [
      'location-form',
      'nothing-found',
      locationFormAnswer(
        sampleForm(words, 0, 1240, { search: words.search, found: 0, current: 'unknown' }),
        reader,
        null,
      ),
    ],
    ...requestStates.map((state): [CardName, string, Answer] => [
      'request',
      state,
      requestAnswer(view(state), reader),
    ]),
    ['request', 'note', requestAnswer(view('done'), reader, texts('say.notWithdrawn'))],
    [
      'request',
      'unreached',
      requestAnswer(sampleView('waiting', words, claimed, { unreached: [words.otherApprover] }), reader),
    ],
    ['request', 'first', requestAnswer(sampleView('waiting', words, withoutFrom), reader)],
    ['request', 'much-history', requestAnswer(withMuchHistory(words), reader)],
    ...requestStates.map((state): [CardName, string, Answer] => [
      'approval',
      state,
      approvalAnswer(view(state), alex, reader),
    ]),
    ['approval', 'unusual', approvalAnswer(busyWeek, alex, reader)],
    ['approval', 'claimed', approvalAnswer(sampleView('waiting', words, claimed), alex, reader)],
    ['approval', 'first', approvalAnswer(sampleView('waiting', words, withoutFrom), alex, reader)],
    ['approval', 'note', approvalAnswer(view('waiting'), alex, reader, texts('say.reasonMissing'))],
    ['approval-channel', 'waiting', channelAnswer(sampleView('waiting', words, claimed).request, reader)],
    ['approval-channel', 'over', channelAnswer(view('done').request, reader)],
    ['failed-change', 'open', administratorAnswer(view('failed'), reader)],
    ['failed-change', 'note', administratorAnswer(view('failed'), reader, texts('say.tenantDiffers'))],
    ['failed-change', 'over', administratorAnswer(view('closed'), reader)],
    ['requests', 'page', requestsOnPage(words, reader, null)],
    ['requests', 'note', requestsOnPage(words, reader, texts('say.severalWaiting'))],
    [
      'message',
      'no-requests',
      requestsAnswer({ result: 'requests', requests: [], total: 0, offset: 0 }, reader),
    ],
    ['outcome', 'done', noticeAnswer(view('done'), 'outcome', { DE: '933' }, reader)],
    [
      'outcome',
      'automatic',
      noticeAnswer(sampleView('done', words, { ...withoutFrom, decision: null }), 'outcome', {}, reader),
    ],
    ['outcome', 'rejected', noticeAnswer(view('rejected'), 'outcome', {}, reader)],
    ['outcome', 'failed', noticeAnswer(view('failed'), 'outcome', {}, reader)],
    ['outcome', 'closed', noticeAnswer(view('closed'), 'outcome', {}, reader)],
    ['outcome', 'delay', noticeAnswer(view('changing'), 'delay', {}, reader)],
    ['outcome', 'not-reached', noticeAnswer(view('waiting'), 'notReached', {}, reader)],
    ['task-by-hand', 'over', administratorAnswer(handled(words), reader)],
    ['approval', 'never-stopped', administratorAnswer(view('done'), reader)],
    ...otherKinds.flatMap((kind) => samplesOfKind(kind, words, reader)),
    ...requestKinds.flatMap((kind) => samplesInDryRun(kind, words, reader)),
    ...otherForms(words, reader),
    ['message', 'typed', helpAnswer(texts, { lead: literal(words.reason) })],
  ];
  return samples.map(([card, state, answer]) => {
    if (answer === null) throw new Error(`no ${card} card for ${state}`);
    return { card, state, answer };
  });
}

const otherKinds = requestKinds.filter((kind) => kind !== 'emergencyLocationChange');

type Sample = [CardName, string, Answer | null];

/** Every card about a kind of request, in every state. */
function samplesOfKind(kind: RequestKind, words: SampleWords, reader: Reader): Sample[] {
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
function samplesInDryRun(kind: RequestKind, words: SampleWords, reader: Reader): Sample[] {
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
function otherForms(words: SampleWords, reader: Reader): Sample[] {
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
function handled(words: SampleWords) {
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

function requestsOnPage(words: SampleWords, reader: Reader, note: string | null): Answer {
  const states = ['waiting', 'changing', 'byHand', 'done', 'rejected'] as const;
  const requests = states.map(
    (state, index) => sampleViewOf(requestKinds[index] ?? 'callingPlanChange', state, words).request,
  );
  return requestsAnswer({ result: 'requests', requests, total: 12, offset: 0 }, reader, note);
}

/** A request that was stopped and tried again many times. */
function withMuchHistory(words: SampleWords) {
  const view = sampleView('closed', words);
  const again = view.events.filter(
    ({ type }) => type === 'retried' || type === 'failed' || type === 'started',
  );
  const events: RequestEvent[] = [
    ...view.events.slice(0, -1),
    ...Array.from({ length: 10 }, () => again).flat(),
    ...view.events.slice(-1),
  ];
  return { ...view, events: events.map((event, index) => ({ ...event, seq: index + 1 })) };
}

function sampleLocationChange(words: SampleWords) {
  const details = sampleDetails('emergencyLocationChange', words);
  if (details.kind !== 'emergencyLocationChange') throw new TypeError('another kind of request');
  return details;
}

function sampleCallingPlan(words: SampleWords) {
  const details = sampleDetails('callingPlanChange', words);
  if (details.kind !== 'callingPlanChange') throw new TypeError('another kind of request');
  return details;
}
