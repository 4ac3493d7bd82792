import type { Delegation } from '../desk/index.js';
import { type PersonId, type PersonRef, personId } from '../telephony/index.js';
import { fromColumn, toColumn } from './columns.js';
import type { Access } from './dialect.js';

/** See `DelegationQueries.delegatorsOf`. */
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

/** See `DelegationQueries.delegatesOf`. */
export async function delegatesOf(
  { db, tenantId }: Access,
  absent: readonly PersonId[],
  now: Date,
): Promise<readonly PersonRef[]> {
  if (absent.length === 0) return [];
  const rows = await db
    .selectFrom('delegations')
    .select(['delegate_id', 'delegate_name'])
    .where('tenant_id', '=', tenantId)
    .where('absent_id', 'in', absent)
    .where('begins_at', '<=', toColumn(now))
    .where('ends_at', '>', toColumn(now))
    .orderBy('begins_at')
    .execute();
  const people = rows.map((row) => ({ id: personId(row.delegate_id), name: row.delegate_name }));
  return [...new Map(people.map((each) => [each.id, each])).values()];
}

/** See `DelegationQueries.delegationsOf`. */
export async function delegationsOf(
  { db, tenantId }: Access,
  absent: PersonId,
  now: Date,
): Promise<readonly Delegation[]> {
  const rows = await db
    .selectFrom('delegations')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('absent_id', '=', absent)
    .where('ends_at', '>', toColumn(now))
    .orderBy('begins_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    absent: { id: personId(row.absent_id), name: row.absent_name },
    delegate: { id: personId(row.delegate_id), name: row.delegate_name },
    beginsAt: fromColumn(row.begins_at),
    endsAt: fromColumn(row.ends_at),
  }));
}

/** See `DelegationChanges.addDelegation`. */
export async function addDelegation(
  { db, tenantId }: Access,
  { id, absent, delegate, beginsAt, endsAt }: Delegation,
  now: Date,
): Promise<'added' | 'exists'> {
  const added = await db
    .insertInto('delegations')
    .values({
      tenant_id: tenantId,
      id,
      absent_id: absent.id,
      absent_name: absent.name,
      delegate_id: delegate.id,
      delegate_name: delegate.name,
      begins_at: toColumn(beginsAt),
      ends_at: toColumn(endsAt),
      created_at: toColumn(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(added.numInsertedOrUpdatedRows ?? 0) > 0 ? 'added' : 'exists';
}

/** See `DelegationChanges.endDelegation`. It stays as a record until retention removes it. */
export async function endDelegation(
  { db, tenantId }: Access,
  id: string,
  absent: PersonId,
  now: Date,
): Promise<boolean> {
  const ended = await db
    .updateTable('delegations')
    .set({ ends_at: toColumn(now) })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('absent_id', '=', absent)
    .where('ends_at', '>', toColumn(now))
    .executeTakeFirst();
  return Number(ended.numUpdatedRows) > 0;
}
