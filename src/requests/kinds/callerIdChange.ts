import { z } from 'zod';
import type { CallerIdShown } from '../../telephony/index.js';
import { callerIdPolicySchema, e164Schema, reasonSchema } from './parts.js';

/** How calls look to those who are called. */
const callerIdShownSchema = z.discriminatedUnion('shows', [
  z.object({ shows: z.literal('ownNumber') }),
  z.object({ shows: z.literal('hidden') }),
  /** A service or resource account's number, with the company name where one is sent (US, at most 15 characters). */
  z.object({
    shows: z.literal('otherNumber'),
    telephoneNumber: e164Schema.nullable(),
    companyName: z.string().nullable(),
  }),
]) satisfies z.ZodType<CallerIdShown>;

/** What is asked: another caller-ID policy; a null policy is the tenant's own (global) one. */
export const callerIdChangeSchema = z.object({
  kind: z.literal('callerIdChange'),
  /** The person's own number; null where they have none. */
  telephoneNumber: e164Schema.nullable(),
  from: callerIdShownSchema.nullable(),
  fromPolicy: callerIdPolicySchema.nullable(),
  to: callerIdShownSchema,
  toPolicy: callerIdPolicySchema.nullable(),
  reason: reasonSchema,
});
export type CallerIdChange = z.infer<typeof callerIdChangeSchema>;
