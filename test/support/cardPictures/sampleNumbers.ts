import {
  numberFormAnswer,
  numberObstacleAnswer,
  numberProblemText,
  type Reader,
  releaseFormAnswer,
} from '../../../src/conversation/index.js';
import type { NumberFormView, NumberObstacleResult } from '../../../src/desk/index.js';
import { location, number } from './sampleDetails.js';
import type { Sample } from './sampleKinds.js';
import { sampleForm } from './sampleRequests.js';
import type { SampleWords } from './sampleWords.js';

type Listed = NumberFormView['numbers'][number];

function listed(index: number, words: SampleWords): Listed {
  return {
    telephoneNumber: number(`+49302312${String(5000 + index)}`),
    numberType: index % 5 === 4 ? 'operatorConnect' : 'callingPlan',
    country: 'DE',
    city: index % 3 === 2 ? words.site : 'Berlin',
    category: 'primary',
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
    state: 'available',
  };
}

/** The form as the desk hands it over, with `count` numbers on its page. */
function numberForm(
  words: SampleWords,
  count: number,
  changes: Partial<NumberFormView> = {},
): NumberFormView {
  const { form, line, number: own } = sampleForm(words, 1, 1);
  const locations = Array.from({ length: 12 }, (_, index) =>
    location(index + 1, `${words.oldPlace} ${index + 1}`, words),
  );
  const current = changes.mode === 'change' ? own : null;
  return {
    result: 'numberForm',
    mode: 'request',
    form,
    line,
    current,
    country: 'DE',
    city: 'Berlin',
    digits: null,
    wishProblem: null,
    cities: ['Berlin', 'Hamburg', words.site],
    numbers: Array.from({ length: count }, (_, index) => listed(index, words)),
    offset: 0,
    more: false,
    chosen: null,
    places: {
      locations,
      total: 12,
      needed: false,
      inNumbersArea: true,
      chosen: locations[2] ?? null,
    },
    brings: null,
    restDays: 30,
    reason: null,
    ...changes,
  };
}

/** The forms for a number and for giving one back, and why there is none. */
export function samplesOfNumberForms(words: SampleWords, reader: Reader): Sample[] {
  const first = numberForm(words, 8, {
    brings: {
      plan: 'international',
      product: { skuId: '0dab259f-bf13-4952-b7f8-7db8f131b28d', skuPartNumber: 'MCOPSTN2', groupId: null },
    },
  });
  const digits = { at: 'end' as const, digits: '42' };
  const searched = numberForm(words, 20, { mode: 'change', digits, more: true, offset: 20 });
  const nothing = numberForm(words, 20, {
    city: null,
    more: true,
    wishProblem: { why: 'noneWithDigits', digits, city: words.site },
    reason: words.reason,
  });
  const many = numberForm(words, 20);
  const longList = { ...many, places: { ...many.places, total: 5_000, needed: true, inNumbersArea: false } };
  const [wanted] = first.numbers;
  const place = first.places.locations[0];
  if (wanted === undefined || place === undefined) throw new Error('the sample form is empty');
  const outside = {
    why: 'outsideArea' as const,
    number: wanted.telephoneNumber,
    city: 'Berlin',
    location: place,
  };
  const somebody = {
    ...first,
    line: {
      ...first.line,
      own: false,
      person: { ...first.line.person, name: words.otherApprover, officeLocation: null },
    },
  };
  const release = {
    result: 'releaseForm' as const,
    form: first.form,
    line: first.line,
    number: searched.current ?? sampleForm(words, 1, 1).number,
    country: 'DE',
    location: place,
    restDays: 30,
    reason: null,
  };
  const refused: NumberObstacleResult = {
    result: 'numberObstacle',
    obstacle: 'noCallingPlan',
    mode: 'request',
    line: somebody.line,
    number: null,
    country: 'DE',
    wished: null,
    availability: null,
  };
  return [
    ['number-form', 'first', numberFormAnswer(first, reader, null)],
    ['number-form', 'searched', numberFormAnswer(searched, reader, null)],
    ['number-form', 'nothing-found', numberFormAnswer(nothing, reader, null)],
    ['number-form', 'on-behalf', numberFormAnswer(somebody, reader, null)],
    ['number-form', 'long', numberFormAnswer(longList, reader, null)],
    [
      'number-form',
      'problem',
      numberFormAnswer({ ...first, chosen: wanted }, reader, numberProblemText(outside, reader)),
    ],
    ['number-release-form', 'own', releaseFormAnswer(release, reader, null)],
    [
      'number-release-form',
      'on-behalf',
      releaseFormAnswer({ ...release, line: somebody.line, location: null, restDays: 0 }, reader, null),
    ],
    ['message', 'number-refused', numberObstacleAnswer(refused, reader)],
  ];
}
