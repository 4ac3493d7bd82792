import type { CountryAnswer } from '../../desk/index.js';
import type { CountryCode } from '../../telephony/index.js';
import { type CardAction, plainAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { renderCard } from '../cardTemplate.js';
import { countryName, type Reader } from '../reader.js';
import { lookUp, typedCountry } from './country.js';

type Unclear = Exclude<CountryAnswer, { result: 'country' }>;

/** More countries than these become a list to choose from, because a card has three buttons in sight at most. */
const mostButtons = 3;
/** Beside the button that looks up. */
const mostSuggestions = 2;

/** Which country is meant, where a text names several or none. */
export function countryChoiceAnswer(unclear: Unclear, reader: Reader): Answer {
  const { texts } = reader;
  const said = unclear.result === 'whichCountry' ? '' : unclear.said;
  const several = unclear.result === 'severalCountries' ? unclear.countries : [];
  const similar = unclear.result === 'noSuchCountry' ? unclear.similar.slice(0, mostSuggestions) : [];
  const listed = several.length > mostButtons;
  const typed = several.length === 0;
  const title = texts('country.which');
  const sentences =
    unclear.result === 'noSuchCountry'
      ? [texts('country.notFound', { said }), ...(similar.length > 0 ? [texts('country.similar')] : [])]
      : unclear.result === 'severalCountries'
        ? [texts('country.several', { said })]
        : [texts('country.noneNamed')];
  const card = renderCard('country-choice', texts, {
    title,
    sentences: sentences.map((text) => ({ text })),
    typed,
    said,
    ...typedCountry(texts, 'country.country'),
    chosen: listed,
    countryLabel: texts.plain('country.country'),
    countries: several.map((country) => ({ title: countryName(country, reader), value: country })),
    hasLook: typed || listed,
    look: lookUp(texts, 'positive'),
    actions: [...(listed ? [] : several), ...similar].map((country) => countryButton(country, reader)),
    fallbackText: texts.plain('country.which'),
  });
  return { card, summary: texts.plain('country.which'), shows: null };
}

function countryButton(country: CountryCode, reader: Reader): CardAction {
  const { texts } = reader;
  return {
    ...plainAction(texts, 'countryAvailability', 'country.lookUp', 'default', { country }),
    title: countryName(country, reader),
  };
}
