import { type CallingPlan, licenceOfferFor } from '../../approvals/index.js';
import type {
  CallingAvailability,
  CallingLicences,
  CountryCode,
  LicenceProduct,
} from '../../telephony/index.js';
import type { Desk } from '../desk.js';
import { availabilityIn } from '../line/availabilityIn.js';

/** A calling plan that comes with a number, and the licence that stands behind it. */
export interface PlanBrought {
  readonly plan: CallingPlan;
  readonly product: LicenceProduct;
}

/** What stands between a person and a Calling Plan number, as far as plans go. */
export type PlanForNumber =
  /** They have a plan, or get one first: `brings` is what the request brings with it. */
  | { readonly state: 'ready'; readonly brings: PlanBrought | null }
  | {
      readonly state: 'obstacle';
      readonly obstacle: 'countryNotOffered' | 'countryNoData' | 'noCallingPlan' | 'licencesUsedUp';
      readonly availability: CallingAvailability;
    };

/**
 * Plans by what they cost as a rule: somebody who asks for a number gets the least that does; more is asked for by itself.
 */
const byModesty = ['domestic', 'international', 'payAsYouGo'] as const satisfies readonly CallingPlan[];

/**
 * Whether a Calling Plan number can be given in this country to somebody with these licences, and which licence goes with
 * it. `mayBring`: the request may bring a licence (a first number; who changes a number keeps the plan that they have).
 * Throws as `Tenant.stock` does.
 */
export async function planForNumber(
  desk: Desk,
  country: CountryCode,
  { callingPlan }: Pick<CallingLicences, 'callingPlan'>,
  mayBring: boolean,
): Promise<PlanForNumber> {
  const availability = availabilityIn(desk, country);
  const obstacle = (why: Extract<PlanForNumber, { state: 'obstacle' }>['obstacle']): PlanForNumber => ({
    state: 'obstacle',
    obstacle: why,
    availability,
  });
  if (availability.status === 'notOffered') return obstacle('countryNotOffered');
  if (availability.status === 'noData') return obstacle('countryNoData');
  if (callingPlan !== 'none') return { state: 'ready', brings: null };
  if (!mayBring) return obstacle('noCallingPlan');

  const sold = new Set(availability.offer.plans.map(({ kind }) => kind));
  const offers = byModesty.flatMap((plan) => {
    const product = sold.has(plan) ? licenceOfferFor(desk.policy, country, plan) : null;
    return product === null ? [] : [{ plan, product }];
  });
  if (offers.length === 0) return obstacle('noCallingPlan');
  const stock = await desk.tenant.stock(offers.map(({ product }) => product));
  const first = offers.find(({ product }) =>
    stock.some((each) => each.product.skuId === product.skuId && each.left > 0),
  );
  return first === undefined ? obstacle('licencesUsedUp') : { state: 'ready', brings: first };
}
