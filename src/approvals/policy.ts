import { z } from 'zod';
import { approverListSchema, ruleSchema } from './approvalRules.js';
import { callerIdOffersSchema } from './callerIdOffers.js';
import { countryFactsSchema } from './countryFacts.js';
import { emergencyLocationRulesSchema } from './emergencyLocationRules.js';
import { licenceOffersSchema } from './licenceOffers.js';
import { numberRulesSchema } from './numberRules.js';
import { retentionSchema } from './retention.js';
import { waitingRulesSchema } from './waitingRules.js';

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
    newEmergencyAddress: z.array(ruleSchema).default([]),
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
      /** Whether approvers' clients show them the request itself there, where nobody else sees it. */
      ownViews: z.boolean().default(true),
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
  /** How often people are asked whether their emergency location is still right. */
  emergencyLocations: emergencyLocationRulesSchema.prefault({}),
  /** Which licences stand behind the calling plans that people can ask for. */
  licences: licenceOffersSchema.prefault({}),
  /** What calls can show, by the tenant's caller-ID policies. */
  callerId: callerIdOffersSchema.prefault({}),
  /** When approvers are reminded, when others are asked as well, and when a request ends without a decision. */
  waiting: waitingRulesSchema.prefault({}),
  /** What the organisation knows better of a country's Calling Plans than the product's own data. */
  countries: countryFactsSchema.default({}),
  /** For how long what is stored is kept. */
  retention: retentionSchema.prefault({}),
});
export type Policy = z.infer<typeof policySchema>;
