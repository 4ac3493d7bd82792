import { z } from 'zod';
import { type AnchorLedger, anchorTargets, type CheckpointAnchor } from '../desk/index.js';
import { fromColumn, toColumn } from './columns.js';
import type { Access } from './dialect.js';

type InTransaction = <T>(work: (access: Access) => Promise<T>) => Promise<T>;

/** See `AnchorLedger`. */
export function anchorLedger(access: Access, inTransaction: InTransaction): AnchorLedger {
  const { tenantId } = access;
  return {
    async claim(target, leaseMs, now) {
      const newest = await newestCheckpoint(access);
      if (newest === null) return null;
      const until = toColumn(new Date(now.getTime() + leaseMs));
      // Two replicas that ask at the same time: the second one's condition doesn't hold any more.
      return inTransaction(async ({ db }) => {
        const key = { tenant_id: tenantId, target };
        await db
          .insertInto('audit_anchors')
          .values({ ...key, number: 0, anchored_at: null, due_at: toColumn(now), failure: null, failures: 0 })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const claimed = await db
          .updateTable('audit_anchors')
          .set({ due_at: until })
          .where('tenant_id', '=', tenantId)
          .where('target', '=', target)
          .where('due_at', '<=', toColumn(now))
          .where('number', '<', newest.number)
          .executeTakeFirst();
        return claimed.numUpdatedRows === 1n ? newest : null;
      });
    },

    async anchored(target, anchor, now, nextDue) {
      await inTransaction(({ db }) =>
        db
          .updateTable('audit_anchors')
          .set({
            number: anchor.number,
            anchored_at: toColumn(now),
            due_at: toColumn(nextDue),
            failure: null,
            failures: 0,
          })
          .where('tenant_id', '=', tenantId)
          .where('target', '=', target)
          .where('number', '<', anchor.number)
          .execute(),
      );
    },

    async failed(target, failure, retryAt) {
      await inTransaction(({ db }) =>
        db
          .updateTable('audit_anchors')
          .set((row) => ({ failure, due_at: toColumn(retryAt), failures: row('failures', '+', 1) }))
          .where('tenant_id', '=', tenantId)
          .where('target', '=', target)
          .execute(),
      );
    },

    async states() {
      const rows = await access.db
        .selectFrom('audit_anchors')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('target')
        .execute();
      return rows.map((row) => ({
        target: z.enum(anchorTargets).parse(row.target),
        number: row.number,
        anchoredAt: row.anchored_at === null ? null : fromColumn(row.anchored_at),
        failure: row.failure,
        failures: row.failures,
      }));
    },
  };
}

async function newestCheckpoint({ db, tenantId }: Access): Promise<CheckpointAnchor | null> {
  const row = await db
    .selectFrom('checkpoints')
    .select(['number', 'hash', 'sealed_at'])
    .where('tenant_id', '=', tenantId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { tenantId, number: row.number, hash: row.hash, sealedAt: fromColumn(row.sealed_at) };
}
