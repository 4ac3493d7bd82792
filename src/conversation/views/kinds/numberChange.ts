import { countryOfNumber, formatTelephoneNumber } from '../../../telephony/index.js';
import { factOf, numberWithPlace, placeName, placeWithAddress } from '../wording.js';
import type { KindView } from './kindWords.js';
import { shownLocation, unusualLocation, worksFrom } from './numberLocation.js';

export const numberChangeWords: KindView<'numberChange'> = (details, { steps }, reader) => {
  const { texts } = reader;
  const from = formatTelephoneNumber(details.from.telephoneNumber);
  const to = formatTelephoneNumber(details.telephoneNumber);
  const { location } = details;
  const fact = (key: string, value: string) => factOf(texts.plain(`request.facts.${key}`), value);
  // The old number goes first: once it is gone, there is none until the new one is assigned.
  const taken = steps[0]?.state;
  const gap = taken === 'done' || taken === 'held' || taken === 'left' || taken === 'undoing';
  const oldCountry = countryOfNumber(details.from.telephoneNumber);
  const still = [texts(`subject.numberChange.${gap ? 'gap' : 'still'}`, { from, to })];
  return {
    from,
    to,
    facts: [
      fact('oldNumber', from),
      fact('newNumber', numberWithPlace(details, reader)),
      fact('location', location === null ? placeName(null, texts) : placeWithAddress(location, texts)),
    ],
    meanwhile: [texts(`subject.numberChange.${gap ? 'gap' : 'until'}`, { from, to })],
    stopped: still,
    still,
    afterwards: [
      worksFrom(details, texts),
      ...shownLocation(details, texts),
      texts('subject.numberChange.rests', { from }),
    ],
    unusual: [
      ...(oldCountry !== null && oldCountry !== details.country
        ? [texts('subject.numberChange.otherCountry')]
        : []),
      ...unusualLocation(details, texts),
    ],
    testCallIn: location === null ? null : details.country,
  };
};
