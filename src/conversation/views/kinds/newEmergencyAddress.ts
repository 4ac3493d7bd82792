import { formatTelephoneNumber } from '../../../telephony/index.js';
import { addressWithPlace, factOf, placeName } from '../wording.js';
import type { KindView } from './kindWords.js';

export const newEmergencyAddressWords: KindView<'newEmergencyAddress'> = (details, _, { texts }) => {
  const from = details.from === null ? null : placeName(details.from, texts);
  const number = formatTelephoneNumber(details.telephoneNumber);
  const shownNow = [from === null ? texts('request.meanwhileUnknown') : texts('request.meanwhile', { from })];
  const still = [from === null ? texts('request.stillOld') : texts('request.stillShown', { from })];
  const fact = (key: string, value: string) => factOf(texts.plain(`request.facts.${key}`), value);
  const { similar, locationChange, left } = details;
  return {
    from: null,
    to: addressWithPlace(details.address),
    facts: [
      fact('number', number),
      fact('from', placeName(details.from, texts)),
      fact('to', addressWithPlace(details.address)),
    ],
    meanwhile: shownNow,
    stopped: shownNow,
    still,
    afterwards:
      left !== null
        ? [texts(`subject.newEmergencyAddress.left.${left}`), ...(left === 'alreadyThere' ? [] : still)]
        : locationChange === null
          ? []
          : [texts('subject.newEmergencyAddress.goesOn', { number }), ...shownNow],
    onward: [
      texts('steps.line', {
        position: 2,
        step: texts.plain('subject.newEmergencyAddress.onward', { number }),
      }),
    ],
    endsQuietly: locationChange !== null,
    unusual: [
      ...(details.from !== null && details.from.city !== details.address.city
        ? [texts('approval.anotherCity')]
        : []),
      ...(details.from === null ? [texts('approval.noLocationNow')] : []),
      ...(similar.length > 0
        ? [texts('subject.newEmergencyAddress.similar', { places: similar.join('; ') })]
        : []),
    ],
    testCallIn: null,
  };
};
