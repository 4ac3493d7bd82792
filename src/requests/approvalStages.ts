import { z } from 'zod';
import type { PersonId, PersonRef } from '../telephony/index.js';

const approverListSchema = z.object({ people: z.array(z.string()), groups: z.array(z.string()) });
const personRefSchema = z.object({
  id: z.string().transform((id) => id as PersonId),
  name: z.string(),
}) satisfies z.ZodType<PersonRef>;

/**
 * Where approvers of a stage come from. `manager`: the line manager of the person concerned, asked of the directory anew
 * for each decision. `fallback`, `administrators`: where nobody was left of those whom policy names. `escalated` and
 * `reassigned` came in while the request waited.
 */
export const approverOrigins = [
  'people',
  'groups',
  'manager',
  'site',
  'fallback',
  'administrators',
  'escalated',
  'reassigned',
] as const;

export const approverSourceSchema = z.object({
  from: z.enum(approverOrigins),
  /** The site's name, or whose turn was handed on; null for the others. */
  name: z.string().nullable(),
  list: approverListSchema,
});
export type ApproverSource = z.infer<typeof approverSourceSchema>;

/** How many of a stage's approvers have to say yes. `eachSource`: one of each source, everybody counting once. */
export const approvalNeedSchema = z.discriminatedUnion('need', [
  z.object({ need: z.literal('any') }),
  z.object({ need: z.literal('all') }),
  z.object({ need: z.literal('atLeast'), count: z.number().int().positive() }),
  z.object({ need: z.literal('eachSource') }),
]);
export type ApprovalNeed = z.infer<typeof approvalNeedSchema>;

/** One stage of an approval: who is asked, and how many of them have to say yes before the next stage is asked. */
export const approvalStageSchema = z.object({
  name: z.string(),
  sources: z.array(approverSourceSchema),
  need: approvalNeedSchema,
  /** Those who have handed their turn on to somebody else: it isn't theirs any more. */
  handedOn: z.array(z.string()).default([]),
});
export type ApprovalStage = z.infer<typeof approvalStageSchema>;

/** Somebody's yes. `through`: the sources (their indexes) that gave the right; `insteadOf`: whose delegate they are. */
export const approvalVoteSchema = z.object({
  stage: z.number().int(),
  by: personRefSchema,
  at: z.iso.datetime().transform((text) => new Date(text)),
  through: z.array(z.number().int()),
  insteadOf: personRefSchema.nullable(),
});
export type ApprovalVote = z.infer<typeof approvalVoteSchema>;
