import { z } from 'zod';
import { isGuid } from '../telephony/index.js';

export const guidSchema = z
  .string()
  .refine(isGuid, 'must be an Entra object id (a GUID)')
  .transform((id) => id.toLowerCase());

export const approverListSchema = z.strictObject({
  people: z.array(guidSchema).default([]),
  groups: z.array(guidSchema).default([]),
});

const countrySchema = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code');
const names = z.array(z.string().trim().min(1)).min(1).optional();

/** What a request changes, beside its kind; `changesOf` of routing says which hold. */
export const changeNames = [
  /** Old and new location are places of one civic address. */
  'withinAddress',
  /** Anything else, a first location included. */
  'toAnotherAddress',
  'toAnotherCity',
  'firstLocation',
  'hidesCallerId',
  'showsAnotherNumber',
  'showsOwnNumber',
  'callsAbroad',
  'endsPlan',
  'needsLicence',
] as const;
export type ChangeName = (typeof changeNames)[number];

const whenSchema = z.strictObject({
  change: z.union([z.enum(changeNames), z.array(z.enum(changeNames)).min(1)]).optional(),
  /** ISO codes; the country of the number or licence. */
  countries: z.array(countrySchema).min(1).optional(),
  /** The site that the line will belong to. */
  sites: names,
  /** Of the person whose line it is, as the directory names it. */
  departments: names,
  /** The requester is in one of these Entra groups. */
  requesterGroups: z.array(guidSchema).min(1).optional(),
  /** Somebody asks for somebody else. */
  onBehalf: z.boolean().optional(),
});

const sourceSchema = z.union(
  [
    z.strictObject({ people: z.array(guidSchema).min(1) }),
    z.strictObject({ groups: z.array(guidSchema).min(1) }),
    z.strictObject({ manager: z.literal(true) }),
    z.strictObject({ site: z.literal(true) }),
    z.strictObject({ fallback: z.literal(true) }),
  ],
  { error: 'must be one of people, groups, manager: true, site: true or fallback: true' },
);
export type PolicySource = z.infer<typeof sourceSchema>;

const stageSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  from: z.array(sourceSchema).min(1).max(10),
  need: z
    .union([z.enum(['any', 'all', 'eachSource']), z.strictObject({ atLeast: z.int().min(1).max(20) })])
    .default('any'),
});
export type PolicyStage = z.infer<typeof stageSchema>;

const approvalSchema = z.union(
  [
    /** `siteApprovers`: those of the new site; `fallbackApprovers`: the fall-back list; `automatic`: nobody is asked. */
    z.enum(['automatic', 'siteApprovers', 'fallbackApprovers']),
    z.strictObject({ stages: z.array(stageSchema).min(1).max(10) }),
  ],
  { error: 'must be automatic, siteApprovers, fallbackApprovers or a list of stages' },
);

/** A regular expression that can be compiled; matched against the whole reason, in linear time or nearly so. */
const patternSchema = z
  .string()
  .min(1)
  .max(200)
  .refine((pattern) => {
    try {
      new RegExp(`^(?:${pattern})$`, 'u');
      return true;
    } catch {
      return false;
    }
  }, 'must be a regular expression');

/** One rule: for which requests, and who must say yes to them. Documented in docs/policy.md. */
export const ruleSchema = z
  .strictObject({
    name: z.string().min(1).max(80),
    /** Leave it out for "always". */
    when: whenSchema.optional(),
    approval: approvalSchema,
    /** At most so many automatic approvals for a person within so many days; beyond, the fall-back approvers are asked. */
    cap: z.strictObject({ count: z.int().min(1).max(1000), days: z.int().min(1).max(366) }).optional(),
    /** A reason (a ticket number) without which nothing is filed. `hint` says in words what is wanted. */
    reason: z
      .strictObject({ pattern: patternSchema.optional(), hint: z.string().trim().min(1).max(200).optional() })
      .optional(),
  })
  .refine(({ approval, cap }) => cap === undefined || approval === 'automatic', {
    message: 'cap goes with automatic approval only',
    path: ['cap'],
  });
export type PolicyRule = z.infer<typeof ruleSchema>;
