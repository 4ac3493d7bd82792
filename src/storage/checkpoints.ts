import { z } from 'zod';
import { administrativeHead } from './administrativeEvents.js';
import { jsonOrNull, readJsonOrNull, toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { type AdministrativeHead, chainStart, checkpointHash } from './eventChain.js';

/** More than this wait only after an outage; the rest follows in the next checkpoints. */
const eventsPerCheckpoint = 1000;

/** How a checkpoint's row lists its events. */
export const sealedEventsSchema = z.array(z.object({ id: z.number(), hash: z.string() }));

/** How a checkpoint's row names the newest administrative event. */
export const administrativeHeadSchema = z.object({
  number: z.number(),
  hash: z.string(),
}) satisfies z.ZodType<AdministrativeHead>;

/**
 * Makes one checkpoint over events that have none yet, in the order of their ids, and over the administrative events up to
 * now; returns how many events it took in. To be called inside a transaction: sealers run one after the other, so that the
 * chain of checkpoints can't fork.
 */
export async function sealEvents({ db, dialect, tenantId }: Access, now: Date): Promise<number> {
  await dialect.exclusively(db, `seal ${tenantId}`);
  const unsealed = await db
    .selectFrom('unsealed_events')
    .innerJoin('request_events', (join) =>
      join
        .onRef('request_events.tenant_id', '=', 'unsealed_events.tenant_id')
        .onRef('request_events.id', '=', 'unsealed_events.event_id'),
    )
    .select(['request_events.id', 'request_events.hash'])
    .where('unsealed_events.tenant_id', '=', tenantId)
    .orderBy('request_events.id')
    .limit(eventsPerCheckpoint)
    .execute();
  const head = await administrativeHead({ db, dialect, tenantId });
  if (unsealed.length === 0 && head === null) return 0;
  const last = await db
    .selectFrom('checkpoints')
    .select(['number', 'hash', 'administrative'])
    .where('tenant_id', '=', tenantId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const sealedHead = readJsonOrNull(administrativeHeadSchema, last?.administrative ?? null);
  if (unsealed.length === 0 && sealedHead?.number === head?.number) return 0;
  const checkpoint = {
    tenantId,
    number: (last?.number ?? 0) + 1,
    sealedAt: toColumn(now),
    events: unsealed,
    ...(head === null ? {} : { administrative: head }),
    previousHash: last?.hash ?? chainStart,
  };
  await db
    .insertInto('checkpoints')
    .values({
      tenant_id: tenantId,
      number: checkpoint.number,
      sealed_at: checkpoint.sealedAt,
      events: JSON.stringify(unsealed.map(({ id, hash }) => ({ id, hash }))),
      administrative: jsonOrNull(head),
      previous_hash: checkpoint.previousHash,
      hash: checkpointHash(checkpoint),
    })
    .execute();
  if (unsealed.length === 0) return 0;
  await db
    .deleteFrom('unsealed_events')
    .where('tenant_id', '=', tenantId)
    .where(
      'event_id',
      'in',
      unsealed.map(({ id }) => id),
    )
    .execute();
  return unsealed.length;
}
