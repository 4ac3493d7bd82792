import { z } from 'zod';
import { isGuid } from '../telephony/index.js';
import { numberRulesSchema } from './numberRules.js';

const guidSchema = z
  .string()
  .refine(isGuid, 'must be an Entra object id (a GUID)')
  .transform((id) => id.toLowerCase());

const approverListSchema = z.strictObject({
  people: z.array(guidSchema).default([]),
  groups: z.array(guidSchema).default([]),
});

const ruleSchema = z.strictObject({
  name: z.string().min(1).max(80),
  /** Leave it out for "always". */
  when: z
    .strictObject({
      /** `withinAddress`: old and new location are places of one civic address; `toAnotherAddress`: anything else. */
      change: z.enum(['withinAddress', 'toAnotherAddress']).optional(),
      /** ISO codes; the number's country. */
      countries: z
        .array(z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code'))
        .min(1)
        .optional(),
      /** The new location's site. */
      sites: z.array(z.string().min(1)).min(1).optional(),
    })
    .optional(),
  /** `siteApprovers`: those of the new site; `fallbackApprovers`: the fall-back list; `automatic`: nobody is asked. */
  approval: z.enum(['automatic', 'siteApprovers', 'fallbackApprovers']),
});
export type PolicyRule = z.infer<typeof ruleSchema>;

/** The policy file: who must say yes to what. Documented in docs/policy.md. */
export const policySchema = z.strictObject({
  version: z.literal(1),
  requests: z.strictObject({
    /** The first rule that fits decides; where none fits, the fall-back approvers are asked. */
    emergencyLocationChange: z.array(ruleSchema).min(1),
    numberRequest: z.array(ruleSchema).default([]),
    numberChange: z.array(ruleSchema).default([]),
    numberRelease: z.array(ruleSchema).default([]),
    callerIdChange: z.array(ruleSchema).default([]),
    callingPlanChange: z.array(ruleSchema).default([]),
  }),
  approvers: z.strictObject({
    sites: z.record(z.string().min(1), approverListSchema).default({}),
    fallback: approverListSchema,
  }),
  administrators: approverListSchema,
  /** Where set, one neutral card is posted in this channel instead of a card to each approver. */
  approvalsChannel: z
    .strictObject({
      conversationId: z.string().min(1),
      serviceUrl: z.url({ protocol: /^https?$/ }),
    })
    .optional(),
  /** Country code to the number that reads the caller's emergency location back, where the organisation has one. */
  emergencyTestCall: z.record(z.string().regex(/^[A-Z]{2}$/), z.string().regex(/^\d{2,6}$/)).default({}),
  /** Who may ask for somebody else: the person's manager, and a service desk for everybody. */
  onBehalf: z
    .strictObject({
      managers: z.boolean().default(false),
      serviceDesk: approverListSchema.prefault({}),
    })
    .prefault({}),
  /** Pools of numbers, and how long released ones rest. */
  numbers: numberRulesSchema.prefault({}),
});
export type Policy = z.infer<typeof policySchema>;
