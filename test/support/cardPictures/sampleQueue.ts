import {
  findingsAnswer,
  lookingAnswer,
  nothingChosenAnswer,
  queueAnswer,
  type Reader,
  readinessOfManyAnswer,
  readinessOfWhomAnswer,
  selectionAnswer,
  severalDoneAnswer,
  severalSummaryAnswer,
  stockAnswer,
  stoppedAnswer,
  unansweredAnswer,
} from '../../../src/conversation/index.js';
import type { Queue } from '../../../src/desk/index.js';
import { numberStates, type PoolStock } from '../../../src/inventory/index.js';
import { locationId, type Person, personId } from '../../../src/telephony/index.js';
import { number } from './sampleDetails.js';
import type { Sample } from './sampleKinds.js';
import { at } from './sampleLives.js';
import { sampleView } from './sampleRequests.js';
import type { SampleWords } from './sampleWords.js';

/** The approver's queue, several decided at once, and what administrators look at. */
export function samplesOfQueue(words: SampleWords, reader: Reader): Sample[] {
  const view = sampleView('waiting', words);
  const { request } = view;
  const queue = (changes: Partial<Queue> = {}): Queue => ({
    requests: [request, request],
    total: 12,
    query: { kind: null, site: null, offset: 5 },
    kinds: ['emergencyLocationChange', 'numberRequest'],
    sites: [words.site],
    ...changes,
  });
  const failed = sampleView('failed', words).request;
  const person: Person = {
    id: request.person.id,
    name: request.person.name,
    mail: null,
    accountEnabled: true,
    usageLocation: 'DE',
    department: words.site,
    officeLocation: words.site,
    plans: [],
  };
  const pool: PoolStock = {
    pool: {
      name: words.site,
      match: { countries: [], cities: [], numberTypes: [], tags: [] },
      for: { countries: [], sites: [], departments: [] },
      alertBelow: 1_000,
    },
    numbers: { available: 3, held: 1, assigned: 1_240, resting: 12, blocked: 2, missing: 1 },
  };
  const of = { by: 'site', site: words.site } as const;
  const listed = {
    telephoneNumber: number('+4930231250'),
    numberType: 'callingPlan' as const,
    country: 'DE',
    city: words.site,
    category: 'primary' as const,
    locationId: null,
    locationChangeable: true,
    pending: false,
    forPeople: true,
    shownWith: null,
    knownWith: null,
    knownAt: null,
    blocked: null,
    heldFor: null,
    restUntil: null,
    missedSyncs: 0,
    missing: false,
  };
  return [
    ['queue', 'page', queueAnswer(queue(), reader)],
    ['queue', 'first-page', queueAnswer(queue({ query: { kind: null, site: null, offset: 0 } }), reader)],
    ['queue-selection', 'two', selectionAnswer(queue(), reader, reader.texts('queue.chooseOne'))],
    ['several', 'summary', severalSummaryAnswer({ views: [view, view], gone: 1 }, reader)],
    [
      'several',
      'done',
      severalDoneAnswer(
        [
          { request, result: { result: 'decided', request } },
          { request, result: { result: 'voted', request } },
          { request, result: { result: 'notDecided', why: 'edited', request } },
          { request: null, result: { result: 'unavailable' } },
        ],
        reader,
      ),
    ],
    ['message', 'nothing-chosen', nothingChosenAnswer(reader)],
    [
      'requests',
      'stopped',
      stoppedAnswer(
        { result: 'stopped', requests: [failed, failed], total: 7, offset: 5, unanswered: 3 },
        reader,
      ),
    ],
    [
      'message',
      'unanswered',
      unansweredAnswer(
        {
          result: 'unanswered',
          total: 12,
          people: [
            {
              name: person.name,
              confirmation: {
                person: person.id,
                telephoneNumber: number('+4930231250'),
                locationId: locationId('l'),
                confirmedAt: at(0),
                how: 'firstSeen',
                doubt: null,
                reminders: 3,
                remindedAt: at(1),
              },
            },
          ],
        },
        reader,
      ),
    ],
    [
      'findings',
      'stock',
      stockAnswer(
        {
          result: 'stock',
          pools: [pool, { ...pool, pool: { ...pool.pool, alertBelow: null } }],
          licences: [{ plan: 'domestic', product: 'MCOPSTN1', left: 0, total: 1_500 }],
        },
        reader,
      ),
    ],
    [
      'findings',
      'numbers',
      findingsAnswer(
        {
          result: 'foundNumbers',
          said: '3023',
          numbers: numberStates.slice(0, 5).map((state) => ({ ...listed, state })),
          more: true,
        },
        reader,
      ),
    ],
    [
      'findings',
      'people',
      findingsAnswer(
        { result: 'foundPeople', said: person.name, people: [{ person, openRequests: 2 }], more: false },
        reader,
      ),
    ],
    ['findings', 'nothing-named', findingsAnswer({ result: 'nothingNamed' }, reader)],
    ['message', 'looking', lookingAnswer({ result: 'looking', of, people: 200, more: true }, reader)],
    [
      'findings',
      'whose-readiness',
      readinessOfWhomAnswer({ result: 'people', said: person.name, people: [person] }, reader),
    ],
    [
      'findings',
      'readiness',
      readinessOfManyAnswer(
        of,
        {
          rows: [
            {
              person: { ...person, id: personId('11111111-1111-4111-8111-111111111111') },
              missing: [],
              unread: false,
            },
            { person, missing: [], unread: true },
          ],
          more: true,
        },
        reader,
      ),
    ],
  ];
}
