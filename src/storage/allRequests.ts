import { sql } from 'kysely';
import type { LineRequest } from '../requests/index.js';
import { requestFrom } from './requestRows.js';
import type { SqlStore } from './sqlStore.js';

/** A page is held at once. */
const requestsAtOnce = 200;

/**
 * All requests of the tenant, oldest first, read page by page as they are taken. Those whose details were erased are left
 * out: what they asked for isn't known any more.
 */
export async function* allRequests({
  connection: { db, tenantId },
}: Pick<SqlStore, 'connection'>): AsyncGenerator<LineRequest> {
  let after = { submittedAt: '', id: '' };
  for (;;) {
    const rows = await db
      .selectFrom('requests')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('details_erased_at', 'is', null)
      .where(sql<boolean>`(submitted_at, id) > (${after.submittedAt}, ${after.id})`)
      .orderBy('submitted_at')
      .orderBy('id')
      .limit(requestsAtOnce)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    yield* rows.map(requestFrom);
    after = { submittedAt: last.submitted_at, id: last.id };
  }
}
