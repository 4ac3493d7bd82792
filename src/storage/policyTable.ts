import { fromColumn, toColumn } from './columns.js';
import type { Access } from './dialect.js';

/** See `Store.notePolicy`. */
export async function notePolicy(
  { db, tenantId }: Access,
  version: string,
  text: string,
  now: Date,
): Promise<void> {
  await db
    .insertInto('policies')
    .values({ tenant_id: tenantId, version, text, first_seen_at: toColumn(now) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** See `Store.policyText`. */
export async function policyText(
  { db, tenantId }: Access,
  version: string,
): Promise<{ readonly text: string; readonly firstSeenAt: Date } | null> {
  const row = await db
    .selectFrom('policies')
    .select(['text', 'first_seen_at'])
    .where('tenant_id', '=', tenantId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? null : { text: row.text, firstSeenAt: fromColumn(row.first_seen_at) };
}
