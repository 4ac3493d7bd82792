import {
  emergencyAnswer,
  goneToOthersAnswer,
  locationFormAnswer,
  mayAskForNobodyAnswer,
  noticeAnswer,
  obstacleAnswer,
  personFormAnswer,
  type Reader,
  requestAnswer,
  requestsAnswer,
  suggestionsAnswer,
  whatForAnswer,
  withWayBack,
} from '../../../src/conversation/index.js';
import type { LineRequest, RequestState } from '../../../src/requests/index.js';
import { type Person, personId } from '../../../src/telephony/index.js';
import type { Sample } from './sampleKinds.js';
import { alex, onBehalf, sampleForm, sampleViewOf } from './sampleRequests.js';
import type { SampleWords } from './sampleWords.js';

/** Asking for somebody else: the cards on the way, and what the person concerned reads. */
export function samplesOfBehalf(words: SampleWords, reader: Reader): Sample[] {
  const people = [words.requester, words.approver, words.otherApprover].map(
    (name, index): Person => ({
      id: personId(`00000000-0000-4000-8000-00000000000${index}`),
      name,
      mail: null,
      accountEnabled: true,
      usageLocation: 'DE',
      department: words.site,
      officeLocation: index === 2 ? null : words.oldPlace,
      plans: [],
    }),
  );
  const [first] = people;
  if (first === undefined) throw new Error('the sample has nobody');
  const found = { result: 'people', mayAskFor: 'everybody', people, more: true } as const;
  const nobody = { result: 'people', mayAskFor: 'reports', people: [], more: false } as const;
  const theirs = onBehalf(words);
  const asPerson: Reader = { ...reader, person: theirs.person.id };
  const view = (state: RequestState, changes: Partial<LineRequest> = theirs) =>
    sampleViewOf('numberChange', state, words, changes);
  const lines = (['waiting', 'done'] as const).map((state) => view(state).request);
  const waiting = sampleViewOf('emergencyLocationChange', 'waiting', words).request;
  const form = locationFormAnswer({ ...sampleForm(words, 12, 12), reason: words.reason }, reader, null);
  return [
    ['person-form', 'ask', personFormAnswer({ result: 'noName', mayAskFor: 'reports' }, null, null, reader)],
    ['person-form', 'several', personFormAnswer(found, words.search, 'openNumberForm', reader)],
    ['person-form', 'nobody', personFormAnswer(nobody, words.search, null, reader)],
    ['person-form', 'what', whatForAnswer(first, reader)],
    ['message', 'behalf-service-desk', mayAskForNobodyAnswer(true, reader)],
    ['message', 'behalf-nobody', mayAskForNobodyAnswer(false, reader)],
    ...(['waiting', 'approved', 'undoing', 'withdrawn', 'done'] as const).map(
      (state): Sample => ['request', `for-you-${state}`, requestAnswer(view(state), asPerson)],
    ),
    ['request', 'for-other-withdrawn', requestAnswer(view('withdrawn'), reader)],
    ['outcome', 'for-you-done', noticeAnswer(view('done'), 'outcome', {}, asPerson)],
    ['outcome', 'for-you-rejected', noticeAnswer(view('rejected'), 'outcome', {}, asPerson)],
    ['outcome', 'for-you-withdrawn', noticeAnswer(view('withdrawn'), 'outcome', {}, asPerson)],
    ...[reader, asPerson].map(
      (each, index): Sample => [
        'requests',
        index === 0 ? 'for-others' : 'by-others',
        requestsAnswer({ result: 'requests', requests: lines, total: 2, offset: 0 }, each),
      ],
    ),
    [
      'message',
      'obstacle-of-other',
      obstacleAnswer(
        {
          result: 'locationObstacle',
          obstacle: 'noCallingPlan',
          number: null,
          person: { id: alex, name: words.otherApprover },
        },
        reader,
      ),
    ],
    ['location-form', 'editing', withWayBack(form, waiting, reader)],
    ['message', 'gone-to-others', goneToOthersAnswer(waiting, reader)],
  ];
}

/** What isn't a journey: an emergency, and what isn't understood for sure. */
export function samplesOfTalk(reader: Reader): Sample[] {
  return [
    ['emergency', 'one-number', emergencyAnswer('DE', reader)],
    ['emergency', 'by-service', emergencyAnswer('JP', reader)],
    ['emergency', 'unknown-country', emergencyAnswer(null, reader)],
    [
      'message',
      'suggestions',
      suggestionsAnswer(['requestNumber', 'changeCallerId', 'showReadiness'], reader.texts),
    ],
  ];
}
