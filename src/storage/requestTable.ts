import type { LineRequest, RequestId } from '../requests/index.js';
import type { PersonId } from '../telephony/index.js';
import type { Access } from './dialect.js';
import { requestFrom, requestRow } from './requestRows.js';

/** See `Queries.request`. */
export async function request({ db, tenantId }: Access, id: RequestId): Promise<LineRequest | null> {
  const row = await db
    .selectFrom('requests')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : requestFrom(row);
}

/** See `Queries.openRequestOn`. */
export async function openRequestOn({ db, tenantId }: Access, key: string): Promise<LineRequest | null> {
  const row = await db
    .selectFrom('requests')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('open_key', '=', key)
    .executeTakeFirst();
  return row === undefined ? null : requestFrom(row);
}

/** See `Queries.requestsOf`. */
export async function requestsOf(
  { db, tenantId }: Access,
  person: PersonId,
  options: { readonly limit: number; readonly offset?: number },
): Promise<{ readonly requests: readonly LineRequest[]; readonly total: number }> {
  const theirs = db
    .selectFrom('requests')
    .where('tenant_id', '=', tenantId)
    .where('requester_id', '=', person);
  const rows = await theirs
    .selectAll()
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(options.limit)
    .offset(options.offset ?? 0)
    .execute();
  const { total } = await theirs
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { requests: rows.map(requestFrom), total };
}

/** See `Queries.waitingRequestsOf`. */
export async function waitingRequestsOf(
  { db, tenantId }: Access,
  person: PersonId,
): Promise<readonly LineRequest[]> {
  const rows = await db
    .selectFrom('requests')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('requester_id', '=', person)
    .where('state', '=', 'waiting')
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(requestFrom);
}

/**
 * See `Transaction.insertRequest`. The two unique keys decide, not a question asked beforehand: of two inserts at the
 * same time the second waits for the first one's end.
 */
export async function insertRequest(
  { db, tenantId }: Access,
  request: LineRequest,
): Promise<'inserted' | 'exists' | 'otherOpen'> {
  const inserted = await db
    .insertInto('requests')
    .values(requestRow(request))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return 'inserted';
  const same = await db
    .selectFrom('requests')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', request.id)
    .executeTakeFirst();
  return same === undefined ? 'otherOpen' : 'exists';
}

/** See `Transaction.updateRequest`. */
export async function updateRequest({ db, tenantId }: Access, request: LineRequest): Promise<boolean> {
  const { tenant_id: _, id, ...changes } = requestRow(request);
  const updated = await db
    .updateTable('requests')
    .set(changes)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', request.version - 1)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}
