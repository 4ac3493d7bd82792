import {
  countryAnswer,
  countryChoiceAnswer,
  lineAnswer,
  noPlanToChooseAnswer,
  planFormAnswer,
  planObstacleAnswer,
  planProblemText,
  type Reader,
  readinessAnswer,
} from '../../../src/conversation/index.js';
import type { LineFacts, LineView, PlanFormView } from '../../../src/desk/index.js';
import {
  callingAvailability,
  groupId,
  type PersonsLine,
  personId,
  readinessChecks,
} from '../../../src/telephony/index.js';
import { location } from './sampleDetails.js';
import type { Sample } from './sampleKinds.js';
import { at } from './sampleLives.js';
import { sampleForm, sampleViewOf } from './sampleRequests.js';
import type { SampleWords } from './sampleWords.js';

/** The cards about a line and about countries, in the states that lay them out differently. */
export function samplesOfLines(words: SampleWords, reader: Reader): Sample[] {
  const countries = ['DE', 'JP', 'DK', 'GR', 'GL'] as const;
  return [
    ['plan-form', 'choice', planFormAnswer(planForm(words), reader, null)],
    ['plan-form', 'used-up', planFormAnswer(usedUp(words), reader, null)],
    ['plan-form', 'problem', planFormAnswer(usedUp(words), reader, wrong(words, reader))],
    ['plan-form', 'ending', planFormAnswer(ending(words), reader, null)],
    ['message', 'plan-obstacle', planObstacleAnswer(stockUnread, again, reader)],
    ['message', 'no-plan', noPlanToChooseAnswer(noneLeft, again.form, reader)],
    ['line', 'ready', lineAnswer(lineView(words), reader)],
    ['line', 'requests', lineAnswer(withRequests(words), reader)],
    ['line', 'without-number', lineAnswer(lineView(words, withoutNumber), reader)],
    ['line', 'unread', lineAnswer(lineView(words, {}, { number: 'unread', callerId: 'unread' }), reader)],
    ['line', 'of-another', lineAnswer(lineView(words, {}, { line: anothersLine(words) }), reader)],
    ['readiness', 'ready', readinessAnswer(lineView(words), reader)],
    ['readiness', 'missing', readinessAnswer(lineView(words, withoutNumber), reader)],
    ['readiness', 'advised', readinessAnswer(lineView(words, { confirmedAt: null }), reader)],
    ['readiness', 'of-another', readinessAnswer(lineView(words, {}, { line: anothersLine(words) }), reader)],
    ...countries.map(
      (country): Sample => [
        'country',
        country,
        countryAnswer(
          { result: 'country', availability: callingAvailability(country), own: country === 'DE' },
          reader,
        ),
      ],
    ),
    ['country-choice', 'typed', countryChoiceAnswer(notFound(words), reader)],
    ['country-choice', 'none-named', countryChoiceAnswer({ result: 'whichCountry' }, reader)],
    ['country-choice', 'two', countryChoiceAnswer(several(words, ['KR', 'KP']), reader)],
    ['country-choice', 'many', countryChoiceAnswer(several(words, ['GN', 'GQ', 'GW', 'PG']), reader)],
  ];
}

const again = { form: { formNonce: null, person: null, edits: null }, plan: 'international', reason: null };
const stockUnread = {
  result: 'planObstacle',
  obstacle: 'stockUnread',
  country: 'DE',
  availability: null,
} as const;
const noneLeft = {
  result: 'noPlanToChoose',
  offers: [],
  problem: 'noneLeft',
  wished: 'international',
  current: 'domestic',
  country: 'DE',
} as const;

const notFound = (words: SampleWords) =>
  ({ result: 'noSuchCountry', said: words.search, similar: ['SE', 'CH', 'SZ'] }) as const;
const several = (words: SampleWords, countries: readonly string[]) =>
  ({ result: 'severalCountries', said: words.search, countries }) as const;

function planForm(words: SampleWords, changes: Partial<PlanFormView> = {}): PlanFormView {
  const { form, line, reason } = sampleForm(words, 1, 1);
  const product = {
    skuId: '0dab259f-bf13-4952-b7f8-7db8f131b28d',
    skuPartNumber: 'MCOPSTN1',
    groupId: groupId('5d3a4c0e-7b1f-4c8e-9a52-1f0f6f3f7a01'),
  };
  const availability = callingAvailability('DE');
  const plans = availability.status === 'offered' ? availability.offer.plans : [];
  const offer = (plan: 'domestic' | 'international' | 'payAsYouGo', left: number) => ({
    plan,
    includes: plans.filter(({ kind }) => kind === plan),
    product,
    left,
    total: 1_500,
  });
  return {
    result: 'planForm',
    form,
    line,
    country: 'DE',
    current: 'domestic',
    offers: [offer('domestic', 6), offer('international', 1_240), offer('payAsYouGo', 1)],
    choices: ['international', 'payAsYouGo'],
    chosen: 'international',
    problem: null,
    wished: 'international',
    otherCarrier: false,
    reason,
    ...changes,
  };
}

function usedUp(words: SampleWords): PlanFormView {
  const view = planForm(words);
  const offers = view.offers.map((offer) => (offer.plan === 'international' ? { ...offer, left: 0 } : offer));
  return {
    ...view,
    offers,
    line: anothersLine(words),
    choices: ['payAsYouGo'],
    chosen: null,
    problem: 'noneLeft',
    otherCarrier: true,
    reason: words.reason,
  };
}

function ending(words: SampleWords): PlanFormView {
  return { ...planForm(words), choices: ['international', 'none'], chosen: 'none', wished: 'none' };
}

function wrong(words: SampleWords, reader: Reader): string {
  return planProblemText('licenceIdle', usedUp(words), reader);
}

function anothersLine(words: SampleWords): LineFacts['line'] {
  const { line } = sampleForm(words, 1, 1);
  return { ...line, own: false, person: { ...line.person, name: words.otherApprover } };
}

const withoutNumber: Partial<PersonsLine> = {
  number: null,
  location: null,
  licences: { teamsPhone: true, callingPlan: 'none' },
};

function lineView(
  words: SampleWords,
  asked: Partial<PersonsLine> = {},
  changes: Partial<LineFacts> = {},
): LineView {
  const { line, number } = sampleForm(words, 1, 1);
  const persons: PersonsLine = {
    person: { usageLocation: 'DE' },
    licences: { teamsPhone: true, callingPlan: 'international' },
    number,
    location: location(2, words.oldPlace, words),
    confirmedAt: at(-60),
    confirmationIntervalDays: 180,
    callerId: { shows: 'otherNumber', telephoneNumber: number.telephoneNumber, companyName: 'Lindenhof' },
    availability: callingAvailability('DE'),
    now: at(0),
    ...asked,
  };
  const checks = readinessChecks(persons);
  const lacking = checks.filter(({ answer }) => answer === 'no' || answer === 'unknown');
  return {
    result: 'lineView',
    onlySeen: false,
    facts: {
      line,
      licences: persons.licences,
      number: persons.number,
      location: persons.location,
      confirmed: { at: persons.confirmedAt, holdsSince: persons.confirmedAt, intervalDays: 180 },
      callerId: {
        shows: persons.callerId,
        policy: { id: personId('3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01'), name: words.policy },
        byGroup: false,
        mayHide: false,
      },
      open: { requests: [], total: 0 },
      asked: persons,
      ...changes,
    },
    checks,
    missing: lacking.filter(({ weight }) => weight === 'needed'),
    advised: lacking.filter(({ weight }) => weight === 'advised'),
  };
}

function withRequests(words: SampleWords): LineView {
  const kinds = ['emergencyLocationChange', 'callerIdChange', 'callingPlanChange'] as const;
  const requests = kinds.map((kind) => sampleViewOf(kind, 'waiting', words).request);
  return lineView(words, {}, { open: { requests, total: 5 } });
}
