import {
  type Answer,
  administratorAnswer,
  approvalAnswer,
  type CardName,
  channelAnswer,
  helpAnswer,
  inputProblemText,
  literal,
  locationFormAnswer,
  noticeAnswer,
  numberNewsAnswer,
  obstacleAnswer,
  type Reader,
  requestAnswer,
  requestsAnswer,
} from '../../../src/conversation/index.js';
import { driftKinds } from '../../../src/inventory/index.js';
import {
  type RequestEvent,
  type RequestState,
  requestKinds,
  requestStates,
} from '../../../src/requests/index.js';
import { samplesOfAddresses } from './sampleAddresses.js';
import { samplesOfApprovals } from './sampleApprovals.js';
import { samplesOfBehalf, samplesOfTalk } from './sampleBehalf.js';
import { samplesOfCallerIdForm } from './sampleCallerIds.js';
import { samplesOfConfirmations } from './sampleConfirmations.js';
import { number, sampleDetails } from './sampleDetails.js';
import { handled, otherForms, type Sample, samplesInDryRun, samplesOfKind } from './sampleKinds.js';
import { samplesOfLines } from './sampleLines.js';
import { samplesOfNotices } from './sampleNotices.js';
import { samplesOfNumberForms } from './sampleNumbers.js';
import { samplesOfQueue } from './sampleQueue.js';
import { samplesOfReminders } from './sampleReminders.js';
import { alex, sampleForm, sampleView, sampleViewOf } from './sampleRequests.js';
import type { SampleWords } from './sampleWords.js';

const otherKinds = requestKinds.filter((kind) => kind !== 'emergencyLocationChange');

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
  const samples: Sample[] = [
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
      locationFormAnswer(
        { ...short, chosen: short.locations[3] ?? null, reason: words.reason },
        reader,
        inputProblemText(short, 'alreadyThere', reader),
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
    ...samplesOfBehalf(words, reader),
    ...samplesOfTalk(reader),
    ...samplesOfConfirmations(words, reader),
    ...samplesOfApprovals(words, reader),
    ...samplesOfReminders(words, reader),
    ...samplesOfQueue(words, reader),
    ...samplesOfNotices(reader),
    ...samplesOfNumberForms(words, reader),
    ...samplesOfCallerIdForm(words, reader),
    ...samplesOfLines(words, reader),
    ...samplesOfAddresses(words, reader),
    [
      'message',
      'stock',
      numberNewsAnswer({ news: 'stockLow', pool: words.site, left: 3, alertBelow: 10 }, reader),
    ],
    [
      'message',
      'drift',
      numberNewsAnswer(
        {
          news: 'drift',
          total: 1_240,
          named: driftKinds.map((kind) => ({ telephoneNumber: number('+4930231250'), kind })),
        },
        reader,
      ),
    ],
    ['message', 'typed', helpAnswer(texts, { lead: literal(words.reason) })],
  ];
  return samples.map(([card, state, answer]) => {
    if (answer === null) throw new Error(`no ${card} card for ${state}`);
    return { card, state, answer };
  });
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
