import { formatTelephoneNumber } from '../../../telephony/index.js';
import { callerIdText } from '../callerIdShown.js';
import { factOf } from '../wording.js';
import type { KindView } from './kindWords.js';

export const callerIdChangeWords: KindView<'callerIdChange'> = (details, _, { language, texts }) => {
  const own = details.telephoneNumber;
  const from = details.from === null ? null : callerIdText(details.from, own, texts);
  const to = callerIdText(details.to, own, texts);
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
