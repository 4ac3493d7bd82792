import { z } from 'zod';
import { requestEventTypes, requestKinds, requestStates } from '../../requests/index.js';

const personIdSchema = z.string();

/**
 * What receivers of webhooks are told of one event of a request: codes and ids, as they were at the event. Documented in
 * docs/webhooks.md; `schema` grows when something is taken out or changes its meaning.
 */
export const webhookEventSchema = z.object({
  type: z.enum(requestEventTypes),
  at: z.string(),
  tenant: z.string(),
  actor: z.discriminatedUnion('type', [
    z.object({ type: z.literal('person'), id: personIdSchema, role: z.string() }),
    z.object({ type: z.literal('lineDesk') }),
  ]),
  request: z.object({
    id: z.string(),
    kind: z.enum(requestKinds),
    version: z.number().int(),
    state: z.enum(requestStates),
    requester: personIdSchema,
    person: personIdSchema,
    submittedAt: z.string(),
    rule: z.string(),
    policyVersion: z.string(),
    dryRun: z.boolean(),
    /** The present stage of the approval, counted from 1; null where policy approves by itself. */
    stage: z.object({ number: z.number().int(), of: z.number().int(), name: z.string() }).nullable(),
    claimedBy: personIdSchema.nullable(),
    failure: z.string().nullable(),
    steps: z.array(z.object({ step: z.string(), state: z.string() })),
  }),
});
export type WebhookEvent = z.infer<typeof webhookEventSchema>;
