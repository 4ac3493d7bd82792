import { type CallingPlan, licenceProductsFor } from '../../approvals/index.js';
import type { CountryCode, LicenceProduct, PersonId } from '../../telephony/index.js';
import type { Desk } from '../desk.js';

/** Whether the tenant shows that the person has the product. Throws where it doesn't answer. */
export async function holdsProduct(desk: Desk, person: PersonId, product: LicenceProduct): Promise<boolean> {
  const has = await desk.tenant.shows({ step: 'changeLicence', person, add: product, remove: null });
  return has === 'holds';
}

/**
 * The product behind the plan that the person has, among those that policy names for their country. Null where it is
 * none of them: a plan that came in another product can't be taken away by us. Throws where the tenant doesn't answer.
 */
export async function heldProduct(
  desk: Desk,
  person: PersonId,
  country: CountryCode,
  plan: CallingPlan,
): Promise<LicenceProduct | null> {
  for (const product of licenceProductsFor(desk.policy, country, plan)) {
    if (await holdsProduct(desk, person, product)) return product;
  }
  return null;
}
