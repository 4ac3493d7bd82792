import type { Selectable } from 'kysely';
import { z } from 'zod';
import { readJson } from './columns.js';
import type { Access } from './dialect.js';
import { eventHash } from './eventChain.js';
import type { PersonalValueTable, RequestEventTable } from './schema.js';

export type EventRow = Selectable<RequestEventTable>;

/** The actor's name is a personal value too, and is erased as they are. No other value's name begins so. */
export const actorName = '@actor';

/** The names and hashes of an event's personal values, or null where the column was made unreadable. */
export function valueHashesOf(row: EventRow): Readonly<Record<string, string>> | null {
  try {
    return readJson(z.record(z.string(), z.string()), row.value_hashes);
  } catch {
    return null;
  }
}

/** The hash that the row should have; null where it can't be read. */
export function hashOf(row: EventRow): string | null {
  const valueHashes = valueHashesOf(row);
  if (valueHashes === null) return null;
  return eventHash({
    tenantId: row.tenant_id,
    requestId: row.request_id,
    seq: row.seq,
    at: row.at,
    type: row.type,
    actorType: row.actor_type,
    actorId: row.actor_id,
    actorRole: row.actor_role,
    valueHashes,
    previousHash: row.previous_hash,
  });
}

/**
 * The personal values of these events, by event; erased rows may be missing. Looked up by the ids and not by a join, which
 * SQLite starts at the wrong end: with all values there are.
 */
export async function valuesByEvent(
  { db, tenantId }: Access,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly Selectable<PersonalValueTable>[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('personal_values')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('event_id', 'in', ids)
    .execute();
  return Map.groupBy(rows, (row) => row.event_id);
}
