import { formatTelephoneNumber } from '../../../telephony/index.js';
import { factOf, placeName, placeWithAddress } from '../wording.js';
import type { KindView } from './kindWords.js';

export const emergencyLocationChangeWords: KindView<'emergencyLocationChange'> = (details, _, { texts }) => {
  const from = details.from === null ? null : placeName(details.from, texts);
  const meanwhile = [
    from === null ? texts('request.meanwhileUnknown') : texts('request.meanwhile', { from }),
  ];
  const fact = (key: string, value: string) => factOf(texts.plain(`request.facts.${key}`), value);
  return {
    from,
    to: placeName(details.to, texts),
    facts: [
      fact('number', formatTelephoneNumber(details.telephoneNumber)),
      fact('from', placeName(details.from, texts)),
      fact('to', placeWithAddress(details.to, texts)),
    ],
    meanwhile,
    stopped: meanwhile,
    still: [from === null ? texts('request.stillOld') : texts('request.stillShown', { from })],
    afterwards: [texts('outcome.dynamic')],
    unusual: [
      ...(details.from !== null && details.from.city !== details.to.city
        ? [texts('approval.anotherCity')]
        : []),
      ...(details.from === null ? [texts('approval.noLocationNow')] : []),
    ],
    testCallIn: details.country,
  };
};
