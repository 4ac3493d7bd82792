import type { NumberChange, NumberRequest } from '../../../requests/index.js';
import { formatTelephoneNumber } from '../../../telephony/index.js';
import type { Texts } from '../../texts.js';
import { placeName } from '../wording.js';

type GivenNumber = Pick<NumberRequest | NumberChange, 'telephoneNumber' | 'numberType' | 'city' | 'location'>;

/** What works from when. Source of the day: Microsoft's documentation of Calling Plans. */
export function worksFrom({ telephoneNumber }: GivenNumber, texts: Texts): string {
  return texts('subject.numberRequest.works', { to: formatTelephoneNumber(telephoneNumber) });
}

/** What emergency calls from the new number show. Of numbers of other carriers only the carrier or network knows. */
export function shownLocation(details: GivenNumber, texts: Texts): string[] {
  const to = formatTelephoneNumber(details.telephoneNumber);
  if (details.location !== null) {
    return [texts('subject.numberRequest.shows', { to, place: placeName(details.location, texts) })];
  }
  return details.numberType === 'callingPlan' ? [texts('subject.numberRequest.showsNone', { to })] : [];
}

/** What is unusual about the location that the new number gets. */
export function unusualLocation(details: GivenNumber, texts: Texts): string[] {
  const { location, city, numberType } = details;
  if (location === null)
    return numberType === 'callingPlan' ? [texts('subject.numberRequest.noLocation')] : [];
  return city !== null && city !== location.city ? [texts('subject.numberRequest.otherCity')] : [];
}
