import type { ExpressionBuilder } from 'kysely';
import type { LineRequest, RequestId } from '../requests/index.js';
import type { PersonId } from '../telephony/index.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { requestFrom, requestRow } from './requestRows.js';
import { saveTurns } from './requestTurns.js';
import type { Database } from './schema.js';

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

/** Made by the person or about their line; each half has an index of its own. */
const concerning = (person: PersonId) => (where: ExpressionBuilder<Database, 'requests'>) =>
  where.or([where('requester_id', '=', person), where('person_id', '=', person)]);

/** See `Queries.requestsOf`. */
export async function requestsOf(
  { db, tenantId }: Access,
  person: PersonId,
  options: { readonly limit: number; readonly offset?: number; readonly open?: boolean },
): Promise<{ readonly requests: readonly LineRequest[]; readonly total: number }> {
  const all = db.selectFrom('requests').where('tenant_id', '=', tenantId).where(concerning(person));
  // A request has its open key until it is over.
  const theirs =
    options.open === undefined ? all : all.where('open_key', options.open ? 'is not' : 'is', null);
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
    .where(concerning(person))
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
  access: Access,
  request: LineRequest,
): Promise<'inserted' | 'exists' | 'otherOpen'> {
  const { db, tenantId } = access;
  const inserted = await db
    .insertInto('requests')
    .values(requestRow(request))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) {
    await saveTurns(access, request);
    return 'inserted';
  }
  const same = await db
    .selectFrom('requests')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', request.id)
    .executeTakeFirst();
  return same === undefined ? 'otherOpen' : 'exists';
}

/** See `Transaction.updateRequest`. */
export async function updateRequest(access: Access, request: LineRequest): Promise<boolean> {
  const { db, tenantId } = access;
  const { tenant_id: _, id, ...changes } = requestRow(request);
  const updated = await db
    .updateTable('requests')
    .set(changes)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', request.version - 1)
    .executeTakeFirst();
  if (updated.numUpdatedRows !== 1n) return false;
  await saveTurns(access, request);
  return true;
}

/** See `Queries.automaticApprovals`. */
export async function automaticApprovals(
  { db, tenantId }: Access,
  person: PersonId,
  rule: string,
  since: Date,
): Promise<number> {
  const { count } = await db
    .selectFrom('requests')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', person)
    .where('submitted_at', '>=', toColumn(since))
    .where('rule', '=', rule)
    .where('approvers', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
