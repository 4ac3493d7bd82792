import { z } from 'zod';
import { idleOverrides } from '../telephony/index.js';

const minutes = z.int().positive().max(100_000);

const planSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('payAsYouGo') }),
  z.strictObject({ kind: z.literal('domestic'), minutes }),
  z.strictObject({
    kind: z.literal('international'),
    domesticMinutes: minutes,
    internationalMinutes: minutes,
  }),
]);

const emergencySchema = z.strictObject({
  addressNeeded: z.enum(['atAcquisition', 'atAssignment', 'byCarrier', 'never']),
  addressMatchesAreaCode: z.boolean(),
  callingSupported: z.boolean(),
});

const offerSchema = z.strictObject({
  seller: z.strictObject({ name: z.string().trim().min(1).max(80), carrier: z.boolean() }),
  plans: z.array(planSchema).max(20),
  payAsYouGoZone: z.enum(['zone1', 'zone2', 'standalone']).nullable().default(null),
  emergency: emergencySchema,
  geographicNumbers: z.boolean().default(true),
});

/** How old a fact is and who said it; shown with it. */
const origin = {
  asOf: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, 'must be a month or a day, as 2026-11 or 2026-11-24'),
  source: z.string().trim().min(1).max(200),
  page: z
    .url({ protocol: /^https$/ })
    .nullable()
    .default(null),
};

/**
 * The policy's section `countries`: what the organisation knows better of a country's Calling Plans than the product's
 * data, which are of an earlier day. Documented in docs/policy.md.
 */
export const countryFactsSchema = z
  .record(
    z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code'),
    z.discriminatedUnion('says', [
      z.strictObject({ says: z.literal('offered'), offer: offerSchema, ...origin }),
      z.strictObject({ says: z.literal('notOffered'), ...origin }),
      z.strictObject({
        says: z.literal('amended'),
        offer: offerSchema.partial().extend({
          emergency: emergencySchema.partial().optional(),
          payAsYouGoZone: z.enum(['zone1', 'zone2', 'standalone']).nullable().optional(),
          geographicNumbers: z.boolean().optional(),
        }),
        ...origin,
      }),
    ]),
  )
  .check((context) => {
    for (const country of idleOverrides(context.value)) {
      context.issues.push({
        code: 'custom',
        input: country,
        path: [country, 'says'],
        message: 'amends a country in which nothing is offered: say "offered" with all facts',
      });
    }
  });
