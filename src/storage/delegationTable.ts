import { type PersonId, type PersonRef, personId } from '../telephony/index.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';

/** See `Queries.delegatorsOf`. */
export async function delegatorsOf(
  { db, tenantId }: Access,
  person: PersonId,
  now: Date,
): Promise<readonly PersonRef[]> {
  const rows = await db
    .selectFrom('delegations')
    .select(['absent_id', 'absent_name'])
    .where('tenant_id', '=', tenantId)
    .where('delegate_id', '=', person)
    .where('begins_at', '<=', toColumn(now))
    .where('ends_at', '>', toColumn(now))
    .orderBy('begins_at')
    .execute();
  return rows.map((row) => ({ id: personId(row.absent_id), name: row.absent_name }));
}
