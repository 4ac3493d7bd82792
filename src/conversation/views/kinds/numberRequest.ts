import { formatTelephoneNumber } from '../../../telephony/index.js';
import { factOf, numberWithPlace, placeName, placeWithAddress } from '../wording.js';
import type { KindView } from './kindWords.js';
import { shownLocation, unusualLocation, worksFrom } from './numberLocation.js';

export const numberRequestWords: KindView<'numberRequest'> = (details, { whom }, reader) => {
  const { texts } = reader;
  const to = formatTelephoneNumber(details.telephoneNumber);
  const { location, licence } = details;
  const fact = (key: string, value: string) => factOf(texts.plain(`request.facts.${key}`), value);
  return {
    from: null,
    to,
    facts: [
      fact('newNumber', numberWithPlace(details, reader)),
      fact('carrier', texts.plain(`numberType.${details.numberType}`)),
      fact('location', location === null ? placeName(null, texts) : placeWithAddress(location, texts)),
    ],
    meanwhile: [texts('subject.numberRequest.kept', { to, whom })],
    // Whether it is still to be had is what the reason tells.
    stopped: [],
    still: [texts('subject.numberRequest.free', { to })],
    afterwards: [worksFrom(details, texts), ...shownLocation(details, texts)],
    unusual: [
      ...(licence === null
        ? []
        : [texts('subject.numberRequest.needsLicence', { licence: licence.skuPartNumber })]),
      ...unusualLocation(details, texts),
    ],
    testCallIn: location === null ? null : details.country,
  };
};
