import { type Selectable, sql, type Updateable } from 'kysely';
import { type Clock, type Lane, type LaneState, type LeasedRow, lanes, type OutboxQueue, outboxTaskSchema } from '../desk/index.js';
import { tenantId as tenantIdOf } from '../telephony/index.js';
import { fromColumn, readJson, toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { waitForHolds } from './outboxTable.js';
import type { OutboxTable } from './schema.js';

/** Written out, not bound: SQLite uses a partial index only where it can see its condition in the query. */
const unfinished = sql<boolean>`state in ('ready', 'leased')`;

type Run = <T>(work: (access: Access) => Promise<T>) => Promise<T>;

/** The worker's side of the outbox. `transaction` runs something in a transaction of its own. */
export function outboxQueue(access: Access, transaction: Run, clock: Clock): OutboxQueue {
  const { tenantId } = access;

  /** Changes a row that `owner` has leased; false where the lease is lost. */
  const change = async (at: Access, id: number, owner: string, to: Updateable<OutboxTable>): Promise<boolean> => {
    const changed = await at.db
      .updateTable('outbox')
      .set({ ...to, owner: null, changed_at: toColumn(clock.now()) })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('state', '=', 'leased')
      .where('owner', '=', owner)
      .executeTakeFirst();
    return changed.numUpdatedRows === 1n;
  };

  return {
    lease: (lane, owner, limit, leaseMs, now) =>
      transaction(async (at) => {
        const rows = await take(at, lane, owner, limit, leaseMs, now);
        const leased: LeasedRow[] = [];
        for (const row of rows) {
          const task = outboxTaskSchema.safeParse(JSON.parse(row.task));
          // A task of a newer version, say: one row that can't be read must not keep the others from being done.
          if (task.success) leased.push({ ...leasedRow(row, lane), task: task.data });
          else await change(at, row.id, owner, { state: 'parked', reason: 'unreadable' });
        }
        return leased;
      }),

    async finish(id, owner) {
      const removed = await access.db
        .deleteFrom('outbox')
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('state', '=', 'leased')
        .where('owner', '=', owner)
        .executeTakeFirst();
      return removed.numDeletedRows === 1n;
    },

    postpone: (id, owner, dueAt, reason) =>
      change(access, id, owner, { state: 'ready', due_at: toColumn(dueAt), reason }),

    hold: (id, owner, recipient) =>
      transaction(async (at) => {
        await waitForHolds(at, recipient);
        return change(at, id, owner, { state: 'held', held_for: recipient });
      }),

    park: (id, owner, reason) => change(access, id, owner, { state: 'parked', reason }),

    async nextDue(lane) {
      const row = await access.db
        .selectFrom('outbox as row')
        .select('due_at')
        .where('tenant_id', '=', tenantId)
        .where('lane', '=', lane)
        .where(unfinished)
        .where(first)
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : fromColumn(row.due_at);
    },

    laneStates: () => laneStates(access),

    async parked(limit) {
      const rows = await access.db
        .selectFrom('outbox')
        .select(['id', 'key', 'reason', 'changed_at'])
        .where('tenant_id', '=', tenantId)
        .where('state', '=', 'parked')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(({ id, key, reason, changed_at }) => ({
        id,
        key,
        reason: reason ?? '',
        since: fromColumn(changed_at),
      }));
    },

    async unpark(id, now) {
      const changed = await access.db
        .updateTable('outbox')
        .set({ state: 'ready', due_at: toColumn(now), changed_at: toColumn(now) })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('state', '=', 'parked')
        .executeTakeFirst();
      return changed.numUpdatedRows === 1n;
    },
  };
}

/** No older row of the same order key is unfinished. For the table as `row`. */
const first = sql<boolean>`not exists (
  select 1 from outbox as older
  where older.tenant_id = row.tenant_id and older.lane = row.lane and older.order_key = row.order_key
    and older.id < row.id and older.state in ('ready', 'leased'))`;

/** No other row of the same order key is being done: an older one that was released or that committed late waits. */
const alone = (now: string) => sql<boolean>`not exists (
  select 1 from outbox as other
  where other.tenant_id = row.tenant_id and other.lane = row.lane and other.order_key = row.order_key
    and other.id <> row.id and other.state = 'leased' and other.due_at > ${now})`;
