import { countryName } from '../../reader.js';
import { factOf } from '../wording.js';
import type { KindView } from './kindWords.js';

export const callingPlanChangeWords: KindView<'callingPlanChange'> = (details, _, reader) => {
  const { texts } = reader;
  const named = (plan: typeof details.to) => texts.plain(`callingPlan.${plan}`);
  const fact = (key: string, value: string) => factOf(texts.plain(`request.facts.${key}`), value);
  const ends = details.to === 'none';
  const first = details.from === 'none';
  const effect = ends
    ? texts('subject.callingPlanChange.ends')
    : texts('subject.callingPlanChange.takesTime');
  return {
    from: first ? null : named(details.from),
    to: named(details.to),
    ...(ends ? { form: 'none' } : first ? { form: 'first' } : {}),
    facts: [
      fact('from', named(details.from)),
      fact('to', named(details.to)),
      fact('country', countryName(details.country, reader)),
    ],
    meanwhile: [effect],
    stopped: [],
    still: [],
    afterwards: [effect],
    unusual:
      details.to === 'payAsYouGo'
        ? [texts('subject.callingPlanChange.byUse')]
        : details.to === 'international'
          ? [texts('subject.callingPlanChange.abroad')]
          : ends
            ? [effect]
            : [],
    testCallIn: null,
  };
};
