import { sql } from 'kysely';
import type { Retention } from '../approvals/index.js';
import { appendAdministrativeEvent } from './administrativeEvents.js';
import { toColumn } from './columns.js';
import type { Connection } from './connection.js';
import type { Access } from './dialect.js';
import { columnsWithPeople, erasedRequest } from './erasedRequest.js';
import { eraseValuesOfRequests } from './erasedValues.js';

/** One batch holds up those who write for a moment only. */
const requestsAtOnce = 50;
const rowsAtOnce = 500;
const dayMs = 24 * 60 * 60_000;

/** See `Store.eraseOutdated`. */
export async function eraseOutdated(
  connection: Pick<Connection, 'transaction'>,
  retention: Retention,
  now: Date,
): Promise<number> {
  let changed = 0;
  for (const what of groupNames) {
    const days = retention[what];
    if (days === null) continue;
    const erase = groups[what];
    const before = beginningOfDay(now.getTime() - days * dayMs);
    changed += await connection.transaction((access) => erase(access, before, now));
  }
  return changed;
}

/** Whole days, so that the record of what was erased gets one entry a day at most. */
const beginningOfDay = (time: number): string => toColumn(new Date(Math.floor(time / dayMs) * dayMs));

type Group = (access: Access, before: string, now: Date) => Promise<number>;

/** By the name of their time in the policy; `contacts` needs the directory (`worker/retention.ts`). */
const groupNames = [
  'eventValues',
  'closedRequests',
  'cardCopies',
  'heldMessages',
  'parkedRows',
  'resolvedDrift',
  'delegations',
] as const satisfies readonly Exclude<keyof Retention, 'contacts'>[];

const groups: Readonly<Record<Exclude<keyof Retention, 'contacts'>, Group>> = {
  async eventValues(access, before, now) {
    const { db, tenantId } = access;
    const requests = await overBefore(access, 'values', before);
    if (requests.length === 0) return 0;
    await noteErasure(access, 'eventValues', before, now);
    const ids = requests.map(({ id }) => id);
    await eraseValuesOfRequests(access, ids);
    await db
      .updateTable('requests')
      .set({ values_erased_at: toColumn(now) })
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', ids)
      .execute();
    return requests.length;
  },

  async closedRequests(access, before, now) {
    const { db, tenantId } = access;
    const requests = await overBefore(access, 'details', before);
    if (requests.length > 0) await noteErasure(access, 'closedRequests', before, now);
    for (const row of requests) {
      await db
        .updateTable('requests')
        .set(erasedRequest(row, toColumn(now)))
        .where('tenant_id', '=', tenantId)
        .where('id', '=', row.id)
        .execute();
    }
    return requests.length;
  },

  async cardCopies({ db, tenantId }, before) {
    const removed = await db
      .deleteFrom('card_copies')
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', (query) =>
        query
          .selectFrom('card_copies')
          .innerJoin('requests', (join) =>
            join
              .onRef('requests.tenant_id', '=', 'card_copies.tenant_id')
              .onRef('requests.id', '=', 'card_copies.request_id'),
          )
          .select('card_copies.id')
          .where('card_copies.tenant_id', '=', tenantId)
          .where('requests.open_key', 'is', null)
          .where('requests.updated_at', '<', before)
          .limit(rowsAtOnce),
      )
      .executeTakeFirst();
    return Number(removed.numDeletedRows);
  },

  heldMessages: (access, before) =>
    removeRows(access, 'outbox', sql`state = 'held' and changed_at < ${before}`),
  parkedRows: (access, before) =>
    removeRows(access, 'outbox', sql`state = 'parked' and changed_at < ${before}`),
  resolvedDrift: (access, before) => removeRows(access, 'number_drift', sql`resolved_at < ${before}`),
  delegations: (access, before) => removeRows(access, 'delegations', sql`ends_at < ${before}`),
};

async function removeRows(
  { db, tenantId }: Access,
  table: 'outbox' | 'number_drift' | 'delegations',
  outdated: ReturnType<typeof sql>,
): Promise<number> {
  const { numAffectedRows } =
    await sql`delete from ${sql.table(table)} where tenant_id = ${tenantId} and id in
    (select id from ${sql.table(table)} where tenant_id = ${tenantId} and ${outdated} limit ${sql.lit(rowsAtOnce)})`.execute(
      db,
    );
  return Number(numAffectedRows ?? 0n);
}

/** Requests that were over before this time and of which this hasn't been erased yet; the oldest first. */
const overBefore = ({ db, tenantId }: Access, what: 'details' | 'values', before: string) =>
  db
    .selectFrom('requests')
    .select(['id', 'details', 'plan', 'calls', ...columnsWithPeople])
    .where('tenant_id', '=', tenantId)
    // Written out, not bound: SQLite uses a partial index only where it can see its condition in the query.
    .where(sql<boolean>`open_key is null and ${sql.ref(`${what}_erased_at`)} is null`)
    .where('updated_at', '<', before)
    .orderBy('updated_at')
    .orderBy('id')
    .limit(requestsAtOnce)
    .execute();

/** Verification takes values for erased that are older than the record says, and no others. */
async function noteErasure(access: Access, what: string, before: string, now: Date): Promise<void> {
  const { db, tenantId } = access;
  const noted = await db
    .selectFrom('administrative_events')
    .select('number')
    .where('tenant_id', '=', tenantId)
    .where('type', '=', 'retentionErased')
    .where('details', '=', JSON.stringify({ what, before }))
    .limit(1)
    .executeTakeFirst();
  if (noted !== undefined) return;
  await appendAdministrativeEvent(access, {
    at: now,
    type: 'retentionErased',
    subject: null,
    details: { what, before },
  });
}
