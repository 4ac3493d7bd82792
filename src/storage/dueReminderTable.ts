import type { RequestId } from '../requests/index.js';
import type { PersonId } from '../telephony/index.js';
import type { Access } from './dialect.js';

/** See `Queries.dueReminders`. */
export async function dueReminders(
  { db, tenantId }: Access,
  person: PersonId | null,
): Promise<readonly RequestId[]> {
  const rows = await db
    .selectFrom('due_reminders')
    .select('request_id')
    .where('tenant_id', '=', tenantId)
    .where('person', '=', person ?? '')
    .orderBy('request_id')
    .execute();
  return rows.map((row) => row.request_id as RequestId);
}

/** See `Transaction.addDueReminder`. */
export async function addDueReminder(
  { db, tenantId }: Access,
  person: PersonId | null,
  request: RequestId,
): Promise<void> {
  await db
    .insertInto('due_reminders')
    .values({ tenant_id: tenantId, person: person ?? '', request_id: request })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** See `Transaction.removeDueReminders`. */
export async function removeDueReminders(
  { db, tenantId }: Access,
  person: PersonId | null,
  requests: readonly RequestId[],
): Promise<void> {
  if (requests.length === 0) return;
  await db
    .deleteFrom('due_reminders')
    .where('tenant_id', '=', tenantId)
    .where('person', '=', person ?? '')
    .where('request_id', 'in', requests)
    .execute();
}
