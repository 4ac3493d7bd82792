import type { Actor, LineRequest, RequestEventType } from '../../requests/index.js';
import type { Desk } from '../desk.js';
import type { NewOutboxRow, WebhookEvent } from '../ports/index.js';

/** What is told of an event. `request`: as it stands after it. */
export function webhookEvent(
  request: LineRequest,
  type: RequestEventType,
  actor: Actor,
  at: Date,
): WebhookEvent {
  const stage = request.stages[request.stage];
  return {
    type,
    at: at.toISOString(),
    tenant: request.tenantId,
    actor:
      actor.type === 'person'
        ? { type: 'person', id: actor.person.id, role: actor.role }
        : { type: 'lineDesk' },
    request: {
      id: request.id,
      kind: request.details.kind,
      version: request.version,
      state: request.state,
      requester: request.requester.id,
      person: request.person.id,
      submittedAt: request.submittedAt.toISOString(),
      rule: request.rule,
      policyVersion: request.policyVersion,
      dryRun: request.dryRun,
      stage:
        stage === undefined
          ? null
          : { number: request.stage + 1, of: request.stages.length, name: stage.name },
      claimedBy: request.claimedBy?.id ?? null,
      failure: request.failure?.code ?? null,
      steps: request.plan.map(({ step }, index) => ({ step, state: request.steps[index]?.state ?? 'open' })),
    },
  };
}

/** The id under which every receiver gets the event, however often: one request has one event of a type in a version. */
export const webhookIdOf = ({ type, request }: WebhookEvent): string =>
  `${request.id}.${request.version}.${type}`;

/**
 * A row for each receiver, in the order in which the events of a request happened. To be added in the transaction of the
 * event itself, so that none is lost and none is told that didn't happen.
 */
export function webhookRows(
  { webhooks = [] }: Pick<Desk, 'webhooks'>,
  request: LineRequest,
  type: RequestEventType,
  actor: Actor,
  at: Date,
): NewOutboxRow[] {
  if (webhooks.length === 0) return [];
  const event = webhookEvent(request, type, actor, at);
  return webhooks.map((receiver) => ({
    tenantId: request.tenantId,
    lane: 'webhooks',
    key: `webhook:${receiver}:${webhookIdOf(event)}`,
    orderKey: `${receiver}:${request.id}`,
    priority: 5,
    task: { task: 'sendWebhook', receiver, event },
    dueAt: at,
  }));
}
