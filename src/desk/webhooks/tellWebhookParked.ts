import type { Desk } from '../desk.js';
import { whoHearsOfFailures } from '../notifications/preferences.js';

/**
 * Tells the administrators that a receiver of webhooks didn't take an event, and that it won't be tried again by itself;
 * once a day for each receiver. Throws when the directory doesn't answer.
 * @param receiver which of the configured ones
 * @param host its address, as far as it may be shown
 */
export async function tellWebhookParked(desk: Desk, receiver: string, host: string): Promise<void> {
  const administrators = await whoHearsOfFailures(
    desk,
    await desk.directory.peopleOnList(desk.policy.administrators),
  );
  const now = desk.clock.now();
  const day = now.toISOString().slice(0, 10);
  await desk.store.transaction((tx) =>
    tx.enqueue(
      administrators.map(({ id }) => ({
        tenantId: desk.tenantId,
        lane: 'notices' as const,
        key: `webhook-parked:${receiver}:${day}:${id}`,
        orderKey: `news:${id}`,
        priority: 5,
        task: { task: 'tellWebhookParked' as const, recipient: id, host },
        dueAt: now,
      })),
    ),
  );
}
