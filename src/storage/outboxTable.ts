import { sql } from 'kysely';
import type { Clock, NewOutboxRow } from '../desk/index.js';
import type { PersonId } from '../telephony/index.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';

/** Rows in one insert: far below the databases' limits of bound values. */
const rowsPerInsert = 500;

/** See `Transaction.enqueue`. */
export async function enqueue(
  { db, tenantId }: Access,
  clock: Clock,
  rows: readonly NewOutboxRow[],
): Promise<void> {
  const now = toColumn(clock.now());
  // One statement may not meet the same key twice.
  const distinct = [...new Map(rows.map((row) => [row.key, row])).values()];
  for (let start = 0; start < distinct.length; start += rowsPerInsert) {
    const values = distinct.slice(start, start + rowsPerInsert).map((row) => ({
      tenant_id: tenantId,
      lane: row.lane,
      key: row.key,
      order_key: row.orderKey,
      priority: row.priority,
      task: JSON.stringify(row.task),
      state: 'ready' as const,
      due_at: toColumn(row.dueAt),
      owner: null,
      attempt: 0,
      held_for: null,
      reason: null,
      note: null,
      coalesces: row.coalesces === true ? 1 : 0,
      created_at: now,
      changed_at: now,
    }));
    await db
      .insertInto('outbox')
      .values(values)
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'key'])
          .doUpdateSet({
            // One that is under way may have looked already: `finish` has it done once more.
            again: sql`case when outbox.state = 'leased' then 1 else outbox.again end`,
            // One that was set aside gets a new chance with what has happened since.
            state: sql`case when outbox.state = 'parked' then 'ready' else outbox.state end`,
            due_at: sql`case when outbox.state = 'parked' then excluded.due_at else outbox.due_at end`,
          })
          .where('outbox.coalesces', '=', 1),
      )
      .execute();
  }
}

/** See `Transaction.releaseHeld`. */
export async function releaseHeld(access: Access, person: PersonId, now: Date): Promise<number> {
  const { db, tenantId } = access;
  await waitForHolds(access, person);
  const released = await db
    .updateTable('outbox')
    .set({ state: 'ready', due_at: toColumn(now), held_for: null, changed_at: toColumn(now) })
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`state = 'held'`)
    .where('held_for', '=', person)
    .executeTakeFirst();
  return Number(released.numUpdatedRows);
}

/**
 * Holding a row and releasing those of the same person exclude each other: a row that is being held while the person
 * writes is either released then, or held after the reference is there for the worker to see.
 */
export async function waitForHolds({ db, dialect, tenantId }: Access, person: PersonId): Promise<void> {
  await dialect.exclusively(db, `held ${tenantId} ${person}`);
}
