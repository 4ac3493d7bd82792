import { type Selectable, sql } from 'kysely';
import type { Lane } from '../desk/index.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';
import type { OutboxTable } from './schema.js';

/** Written out, not bound: SQLite uses a partial index only where it can see its condition in the query. */
const unfinished = sql<boolean>`row.state in ('ready', 'leased')`;

/**
 * Whether it is the oldest unfinished row of its order key. Asked as a value, not as `not exists`, of which PostgreSQL
 * makes a join of all rows with all others before it looks at the limit: over 100,000 rows a second, or for ever.
 * `id + 0` is what the index `outbox_in_order` holds.
 */
const first = sql<boolean>`row.id = (
  select older.id from outbox as older
  where older.tenant_id = row.tenant_id and older.lane = row.lane and older.order_key = row.order_key
    and older.state in ('ready', 'leased')
  order by older.id + 0 limit 1)`;

/**
 * When the last lease ends of the other rows of the same order key, or an empty text. An older row than the one that is
 * being done may come in between: released, or committed late.
 */
const othersLeasedUntil = sql<string>`coalesce((
  select max(other.due_at) from outbox as other
  where other.tenant_id = row.tenant_id and other.lane = row.lane and other.order_key = row.order_key
    and other.id <> row.id and other.state = 'leased'), '')`;

/**
 * Leases up to `limit` rows to `owner`, in the order in which they are to be done. To be called inside a transaction.
 * Workers take leases of one lane one after the other: looking for the oldest row of an order key and marking it as
 * leased are two steps, and between them another worker could take the row behind it.
 */
export async function takeLeases(
  { db, dialect, tenantId }: Access,
  lane: Lane,
  owner: string,
  limit: number,
  leaseMs: number,
  now: Date,
): Promise<readonly Selectable<OutboxTable>[]> {
  await dialect.exclusively(db, `lease ${tenantId} ${lane}`);
  const at = toColumn(now);
  const free = await db
    .selectFrom('outbox as row')
    .select('row.id')
    .where('row.tenant_id', '=', tenantId)
    .where('row.lane', '=', lane)
    .where(unfinished)
    // An expression, so that no index of due times is used: all due rows would be sorted for the first ten.
    .where(sql`row.due_at || ''`, '<=', at)
    .where(first)
    .where(othersLeasedUntil, '<=', at)
    .orderBy('row.priority')
    .orderBy('row.id')
    .limit(limit)
    .modifyEnd(dialect.forUpdateSkipLocked)
    .execute();
  if (free.length === 0) return [];
  const ids = free.map(({ id }) => id);
  const leased = await db
    .updateTable('outbox')
    .set((eb) => ({
      state: 'leased',
      owner,
      due_at: toColumn(new Date(now.getTime() + leaseMs)),
      attempt: eb('attempt', '+', 1),
      changed_at: at,
    }))
    // By the key alone: with the tenant as a condition too, SQLite looks through all of the tenant's rows.
    .where('id', 'in', ids)
    .returningAll()
    .execute();
  return leased.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** Whether any row is due, blocked or not: a look that costs next to nothing. */
export async function somethingDue({ db, tenantId }: Access, lane: Lane, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('outbox as row')
    .select('row.id')
    .where('row.tenant_id', '=', tenantId)
    .where('row.lane', '=', lane)
    .where(unfinished)
    .where('row.due_at', '<=', toColumn(now))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** When a lease will next find something: at the earliest due time of what isn't blocked, or the end of a lease. */
export async function nextDueTime({ db, tenantId }: Access, lane: Lane): Promise<string | null> {
  const row = await db
    .selectFrom('outbox as row')
    .select('row.due_at')
    .where('row.tenant_id', '=', tenantId)
    .where('row.lane', '=', lane)
    .where(unfinished)
    .where(sql<boolean>`(row.state = 'leased' or (${first} and ${othersLeasedUntil} = ''))`)
    .orderBy('row.due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.due_at ?? null;
}
