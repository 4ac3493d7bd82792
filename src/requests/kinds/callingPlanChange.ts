import { z } from 'zod';
import { licenceProductSchema, reasonSchema } from './parts.js';

const callingPlanSchema = z.enum(['none', 'domestic', 'international', 'payAsYouGo']);

/** What is asked: another Calling Plan licence, or a first one. */
export const callingPlanChangeSchema = z.object({
  kind: z.literal('callingPlanChange'),
  country: z.string(),
  from: callingPlanSchema,
  to: callingPlanSchema,
  /** Null where there is none to give or none to take away. */
  add: licenceProductSchema.nullable(),
  remove: licenceProductSchema.nullable(),
  reason: reasonSchema,
});
export type CallingPlanChange = z.infer<typeof callingPlanChangeSchema>;
