import { type Selectable, sql, type Updateable } from 'kysely';
import { z } from 'zod';
import {
  type Clock,
  type Lane,
  type LaneState,
  type LeasedRow,
  lanes,
  type OutboxQueue,
  type OutboxTask,
  outboxTaskSchema,
} from '../desk/index.js';
import { fromColumn, toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { nextDueTime, somethingDue, takeLeases } from './outboxLease.js';
import { waitForHolds } from './outboxTable.js';
import type { OutboxTable } from './schema.js';

type InTransaction = <T>(work: (access: Access) => Promise<T>) => Promise<T>;

/**
 * The worker's side of the outbox. `relaxed` runs something in a transaction that may be lost with the machine's power:
 * then rows are done again, as they may be at any time.
 */
export function outboxQueue(access: Access, relaxed: InTransaction, clock: Clock): OutboxQueue {
  const { tenantId } = access;
  // A statement alone is its own transaction, and asks a server once instead of three times. With one writer at a time it
  // would commit alone, and wait for the disk alone.
  const alone: InTransaction = access.dialect.oneWriter ? relaxed : (work) => work(access);

  /** Changes a row that `owner` has leased; false where the lease is lost. */
  const change = async (at: Access, id: number, owner: string, to: Updateable<OutboxTable>) => {
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
    lease: async (lane, owner, limit, leaseMs, now) => {
      // Most looks find nothing: they should cost no transaction.
      if (!(await somethingDue(access, lane, now))) return [];
      return relaxed(async (at) => {
        const leased: LeasedRow[] = [];
        for (const row of await takeLeases(at, lane, owner, limit, leaseMs, now)) {
          const task = readTask(row.task);
          // A task of a newer version, say: one row that can't be read must not keep the others from being done.
          if (task === null) await change(at, row.id, owner, { state: 'parked', reason: 'unreadable' });
          else leased.push(leasedRow(row, at, lane, task));
        }
        return leased;
      });
    },

    finish: (id, owner) =>
      alone(async ({ db }) => {
        const removed = await db
          .deleteFrom('outbox')
          .where('tenant_id', '=', tenantId)
          .where('id', '=', id)
          .where('state', '=', 'leased')
          .where('owner', '=', owner)
          .where('again', '=', 0)
          .executeTakeFirst();
        if (removed.numDeletedRows === 1n) return true;
        // There was a second cause meanwhile: it begins anew.
        const now = toColumn(clock.now());
        const renewed = await db
          .updateTable('outbox')
          .set({ state: 'ready', owner: null, attempt: 0, again: 0, reason: null, note: null })
          .set({ due_at: now, created_at: now, changed_at: now })
          .where('tenant_id', '=', tenantId)
          .where('id', '=', id)
          .where('state', '=', 'leased')
          .where('owner', '=', owner)
          .executeTakeFirst();
        return renewed.numUpdatedRows === 1n;
      }),

    postpone: (id, owner, dueAt, reason, note = null) =>
      alone((at) => change(at, id, owner, { state: 'ready', due_at: toColumn(dueAt), reason, note })),

    // Lost, the row is leased until it is found out again that nobody can be reached.
    hold: (id, owner, recipient) =>
      relaxed(async (at) => {
        await waitForHolds(at, recipient);
        return change(at, id, owner, { state: 'held', held_for: recipient });
      }),

    park: (id, owner, reason) => change(access, id, owner, { state: 'parked', reason }),

    async nextDue(lane) {
      const due = await nextDueTime(access, lane);
      return due === null ? null : fromColumn(due);
    },

    laneStates: () => laneStates(access),

    async parked(limit) {
      const rows = await access.db
        .selectFrom('outbox')
        .select(['id', 'key', 'reason', 'changed_at'])
        .where('tenant_id', '=', tenantId)
        .where(sql<boolean>`state = 'parked'`)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(({ id, key, reason, changed_at: since }) => ({
        id,
        key,
        reason: reason ?? '',
        since: fromColumn(since),
      }));
    },

    async unpark(id, now) {
      const changed = await access.db
        .updateTable('outbox')
        .set({ state: 'ready', due_at: toColumn(now), changed_at: toColumn(now), reason: null })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('state', '=', 'parked')
        .executeTakeFirst();
      return changed.numUpdatedRows === 1n;
    },
  };
}

function readTask(text: string): OutboxTask | null {
  const task = outboxTaskSchema.safeParse(JSON.parse(text));
  return task.success ? task.data : null;
}

function leasedRow(
  row: Selectable<OutboxTable>,
  { tenantId }: Access,
  lane: Lane,
  task: OutboxTask,
): LeasedRow {
  const { id, key, attempt, note } = row;
  return { id, tenantId, lane, key, task, attempt, createdAt: fromColumn(row.created_at), note };
}

async function laneStates({ db, tenantId }: Access): Promise<readonly LaneState[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['lane', 'state', (eb) => eb.fn.min('due_at').as('oldest')])
    .select(sql<number>`count(*)`.as('rows'))
    .where('tenant_id', '=', tenantId)
    .groupBy(['lane', 'state'])
    .execute();
  return lanes.map((lane) => {
    const of = (state: OutboxTable['state']) => rows.find((row) => row.lane === lane && row.state === state);
    const oldest = of('ready')?.oldest;
    return {
      lane,
      ready: of('ready')?.rows ?? 0,
      leased: of('leased')?.rows ?? 0,
      held: of('held')?.rows ?? 0,
      parked: of('parked')?.rows ?? 0,
      oldestDueAt: oldest === undefined ? null : fromColumn(z.string().parse(oldest)),
    };
  });
}
