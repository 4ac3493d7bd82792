import { z } from 'zod';
import {
  type CallingLicences,
  type CountryCode,
  groupId,
  isGuid,
  type LicenceProduct,
} from '../telephony/index.js';

/** A Calling Plan that somebody can have; `none` is none. */
export type CallingPlan = Exclude<CallingLicences['callingPlan'], 'none'>;

/** Every plan, in the order in which people choose. */
export const callingPlans = [
  'domestic',
  'international',
  'payAsYouGo',
] as const satisfies readonly CallingPlan[];

const guid = z.string().refine(isGuid, 'must be a GUID');

const productSchema = z.strictObject({
  plan: z.enum(callingPlans),
  /** Usage locations for which it is meant; left out: all. */
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code'))
    .min(1)
    .optional(),
  skuId: guid.transform((id) => id.toLowerCase()),
  /** Microsoft's short name, e.g. `MCOPSTN1`; it stands on cards and in cmdlets. */
  skuPartNumber: z.string().trim().min(1).max(80),
  /** The group whose members get the licence; null or left out: it is assigned to people directly. */
  group: guid
    .transform((id) => groupId(id))
    .nullable()
    .default(null),
});

/** The policy's section `licences`: which product stands behind which Calling Plan. Documented in docs/policy.md. */
export const licenceOffersSchema = z
  .strictObject({ products: z.array(productSchema).default([]) })
  .check((context) => {
    const plans = new Map<string, CallingPlan>();
    for (const [index, { skuId, plan }] of context.value.products.entries()) {
      const other = plans.get(skuId);
      if (other !== undefined && other !== plan) {
        context.issues.push({
          code: 'custom',
          input: skuId,
          path: ['products', index, 'skuId'],
          message: `is the product of the plan ${other}, too`,
        });
      }
      plans.set(skuId, plan);
    }
  });
export type LicenceOffers = z.infer<typeof licenceOffersSchema>;

interface WithLicences {
  readonly licences: LicenceOffers;
}

/** Every product of the plan that is meant for the usage location `country` (ISO alpha-2), in the file's order. */
export function licenceProductsFor(
  { licences }: WithLicences,
  country: CountryCode,
  plan: CallingPlan,
): readonly LicenceProduct[] {
  return licences.products
    .filter((each) => each.plan === plan && (each.countries?.includes(country) ?? true))
    .map(({ skuId, skuPartNumber, group }) => ({ skuId, skuPartNumber, groupId: group }));
}

/** The product that somebody gets with the plan in that usage location: the first that fits; null where none does. */
export function licenceOfferFor(
  policy: WithLicences,
  country: CountryCode,
  plan: CallingPlan,
): LicenceProduct | null {
  return licenceProductsFor(policy, country, plan)[0] ?? null;
}
