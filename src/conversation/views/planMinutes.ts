import type { OfferedPlan } from '../../telephony/index.js';
import { eitherOf, type Reader } from '../reader.js';

/**
 * What plans of one kind include, as half a sentence: "calls within the country, 120, 240 or 1,200 minutes a month". Raw.
 * The minutes of the domestic plan differ from licence to licence.
 */
export function minutesOf(plans: readonly OfferedPlan[], reader: Reader): string {
  const { texts } = reader;
  const [first] = plans;
  const number = (minutes: number) => new Intl.NumberFormat(reader.language).format(minutes);
  switch (first?.kind) {
    case 'domestic': {
      const minutes = plans.flatMap((plan) => (plan.kind === 'domestic' ? [number(plan.minutes)] : []));
      return texts.plain('planForm.includes.domestic', {
        minutes: eitherOf(minutes, reader),
      });
    }
    case 'international':
      return texts.plain('planForm.includes.international', {
        domestic: number(first.domesticMinutes),
        international: number(first.internationalMinutes),
      });
    case 'payAsYouGo':
      return texts.plain('planForm.includes.payAsYouGo');
    case undefined:
      return '';
  }
}
