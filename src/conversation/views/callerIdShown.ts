import { type CallerIdShown, type E164, formatTelephoneNumber } from '../../telephony/index.js';
import type { Texts } from '../texts.js';

/**
 * What calls show, as it stands inside a sentence: "hidden", "+49 30 231250 (own number)", "+1 425 555 0100 (Contoso)".
 * `own`: the person's own number, null where they have none. Raw.
 */
export function callerIdText(shown: CallerIdShown, own: E164 | null, texts: Texts): string {
  switch (shown.shows) {
    case 'hidden':
      return texts.plain('callerId.hidden');
    case 'ownNumber':
      return own === null
        ? texts.plain('callerId.ownNumber')
        : texts.plain('callerId.ownNumberIs', { number: formatTelephoneNumber(own) });
    case 'otherNumber': {
      const { telephoneNumber, companyName } = shown;
      if (telephoneNumber === null) return companyName ?? texts.plain('callerId.otherNumber');
      const number = formatTelephoneNumber(telephoneNumber);
      return companyName === null
        ? number
        : texts.plain('callerId.numberAndCompany', { number, company: companyName });
    }
    default:
      return shown satisfies never;
  }
}
