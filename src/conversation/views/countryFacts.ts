import type { CallingAvailability, OfferedPlan } from '../../telephony/index.js';
import type { Reader } from '../reader.js';
import { minutesOf } from './planMinutes.js';
import { planName } from './planWords.js';
import { factOf } from './wording.js';

const planKinds = [
  'domestic',
  'international',
  'payAsYouGo',
] as const satisfies readonly OfferedPlan['kind'][];

/** What is known of a country in which plans are sold, as the rows of a card: at most six. */
export function countryFacts(
  { offer }: Extract<CallingAvailability, { status: 'offered' }>,
  reader: Reader,
): readonly ReturnType<typeof factOf>[] {
  const { texts } = reader;
  const { seller, plans, payAsYouGoZone, emergency } = offer;
  const fact = (name: string, value: string) => factOf(texts.plain(`country.facts.${name}`), value);
  const yesOrNo = (yes: boolean) => texts.plain(yes ? 'readiness.answer.yes' : 'readiness.answer.no');
  const zone = payAsYouGoZone === null ? '' : ` (${texts.plain(`country.zone.${payAsYouGoZone}`)})`;
  const soldPlans = planKinds.flatMap((kind) => {
    const ofKind = plans.filter((plan) => plan.kind === kind);
    if (ofKind.length === 0) return [];
    const name = planName(kind, texts);
    return kind === 'payAsYouGo' ? [`${name}${zone}`] : [`${name}: ${minutesOf(ofKind, reader)}`];
  });
  return [
    fact('seller', seller.name),
    fact('plans', soldPlans.length === 0 ? texts.plain('country.plansOfCarrier') : soldPlans.join('; ')),
    fact('address', texts.plain(`country.addressNeeded.${emergency.addressNeeded}`)),
    fact('areaCode', yesOrNo(emergency.addressMatchesAreaCode)),
    fact('emergencyCalls', yesOrNo(emergency.callingSupported)),
  ];
}
