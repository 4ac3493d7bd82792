import type { CallerIdSetting } from '../../../requests/index.js';
import { type E164, formatTelephoneNumber } from '../../../telephony/index.js';
import type { Texts } from '../../texts.js';
import { factOf } from '../wording.js';
import type { KindView } from './kindWords.js';

export const callerIdChangeWords: KindView<'callerIdChange'> = (details, _, { language, texts }) => {
  const own = details.telephoneNumber;
  const from = details.from === null ? null : shown(details.from, own, texts);
  const to = shown(details.to, own, texts);
  const fact = (key: string, value: string) =>
    factOf(texts.plain(`request.facts.${key}`), value.charAt(0).toLocaleUpperCase(language) + value.slice(1));
  // A hidden number feels hidden from everybody; it isn't.
  const hidden = details.to.shows === 'hidden';
  const emergency = hidden
    ? texts('subject.callerIdChange.emergencyHidden')
    : texts('subject.callerIdChange.emergency');
  return {
    from,
    to,
    facts: [
      ...(own === null ? [] : [fact('number', formatTelephoneNumber(own))]),
      fact('from', from ?? texts.plain('request.unknown')),
      fact('to', to),
    ],
    meanwhile: [emergency],
    stopped: [emergency],
    still: [],
    afterwards: [emergency],
    unusual: details.to.shows === 'otherNumber' ? [texts('subject.callerIdChange.notOwn')] : [],
    testCallIn: null,
  };
};

/** "hidden", "+49 30 231250 (own number)", "+1 425 555 0100 (Contoso)". */
function shown(setting: CallerIdSetting, own: E164 | null, texts: Texts): string {
  switch (setting.shows) {
    case 'hidden':
      return texts.plain('callerId.hidden');
    case 'ownNumber':
      return own === null
        ? texts.plain('callerId.ownNumber')
        : texts.plain('callerId.ownNumberIs', { number: formatTelephoneNumber(own) });
    case 'otherNumber': {
      const { telephoneNumber, companyName } = setting;
      if (telephoneNumber === null) return companyName ?? texts.plain('callerId.otherNumber');
      const number = formatTelephoneNumber(telephoneNumber);
      return companyName === null
        ? number
        : texts.plain('callerId.numberAndCompany', { number, company: companyName });
    }
    default:
      return setting satisfies never;
  }
}
