import { formatTelephoneNumber } from '../../../telephony/index.js';
import { factOf, placeName } from '../wording.js';
import type { KindView } from './kindWords.js';

export const numberReleaseWords: KindView<'numberRelease'> = (details, { person }, { texts }) => {
  const { telephoneNumber, numberType, location } = details.from;
  const to = formatTelephoneNumber(telephoneNumber);
  const fact = (key: string, value: string) => factOf(texts.plain(`request.facts.${key}`), value);
  const emergency = texts('subject.numberRelease.emergency');
  return {
    from: null,
    to,
    facts: [
      fact('number', to),
      fact('carrier', texts.plain(`numberType.${numberType}`)),
      fact('location', placeName(location, texts)),
    ],
    meanwhile: [texts('subject.numberRelease.until', { to }), emergency],
    // A release that stopped may have taken effect: nothing is promised.
    stopped: [],
    still: [texts('subject.numberRelease.still', { to })],
    afterwards: [texts('subject.numberRelease.rests'), emergency],
    unusual: [texts('subject.numberRelease.noNumber', { person: person.name })],
    testCallIn: null,
  };
};
