import type { CountryAnswer } from '../../desk/index.js';
import { type CallingAvailability, countryDataOrigin, type FactOrigin } from '../../telephony/index.js';
import { type CardAction, plainAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { countryName, type Reader } from '../reader.js';
import type { Texts } from '../texts.js';
import { countryFacts } from './countryFacts.js';
import { monthOf } from './factDate.js';

type Answered = Extract<CountryAnswer, { result: 'country' }>;

/** Whether calling is to be had in a country: on which terms, under which emergency rules, as of when and by whose word. */
export function countryAnswer({ availability, own }: Answered, reader: Reader): Answer {
  const { texts } = reader;
  const country = countryName(availability.country, reader);
  const { status } = availability;
  const values = { country };
  const plan = own ? planAction(availability, texts) : null;
  const facts = status === 'offered' ? countryFacts(availability, reader) : [];
  const card = renderCard('country', texts, {
    title: texts('country.title', values),
    state: texts(`country.state.${status}`),
    color: status === 'offered' ? 'good' : status === 'notOffered' ? 'attention' : 'default',
    sentences: sentences(availability, reader).map((text) => ({ text })),
    facts,
    hasFacts: facts.length > 0,
    origin: originText(status === 'noData' ? countryDataOrigin : availability.origin, reader),
    ...typedCountry(texts, 'country.another'),
    look: lookUp(texts, plan === null ? 'positive' : 'default'),
    lookFirst: plan === null,
    actions: [...(plan === null ? [] : [plan]), plainAction(texts, 'showReadiness', 'line.action.readiness')],
    fallbackText: `${texts.plain('country.title', values)}: ${texts.plain(`country.state.${status}`)}`,
  });
  return {
    card,
    summary: `${texts.plain('country.title', values)}: ${texts.plain(`country.state.${status}`)}`,
    shows: null,
  };
}

/** The input for a country's name. */
export const typedCountry = (texts: Texts, label: string) => ({
  saidLabel: texts.plain(label),
  saidPlaceholder: texts.plain('country.saidPlaceholder'),
  saidMissing: texts.plain('country.saidMissing'),
});

export const lookUp = (texts: Texts, style: CardAction['style']): CardAction =>
  plainAction(texts, 'countryAvailability', 'country.lookUp', style);

function sentences(availability: CallingAvailability, reader: Reader): readonly string[] {
  const { texts } = reader;
  const country = countryName(availability.country, reader);
  if (availability.status !== 'offered') return [texts(`country.advice.${availability.status}`, { country })];
  const { seller, geographicNumbers } = availability.offer;
  return [
    ...(seller.carrier ? [texts('country.carrier', { seller: seller.name })] : []),
    ...(geographicNumbers ? [] : [texts('country.nonGeographic')]),
  ];
}

/** As of when and by whose word; the source's page is a link where there is one. */
function originText({ asOf, source, page }: FactOrigin, reader: Reader): string {
  const values = { asOf: monthOf(asOf, reader), source };
  return page === null
    ? reader.texts('country.origin', values)
    : reader.texts('country.originWithPage', { ...values, page });
}

/** The way to a plan that is sold there; null where Microsoft sells none. */
function planAction(availability: CallingAvailability, texts: Texts): CardAction | null {
  const sold = availability.status === 'offered' && availability.offer.plans.length > 0;
  return sold ? plainAction(texts, 'openPlanForm', 'planForm.ask', 'positive') : null;
}
