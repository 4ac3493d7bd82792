import type { PersonalReference } from '../desk/index.js';
import { type PersonId, personId } from '../telephony/index.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';

/** See `Queries.reference`. */
export async function reference(access: Access, person: PersonId): Promise<PersonalReference | null> {
  const row = await access.db
    .selectFrom('personal_references')
    .selectAll()
    .where('tenant_id', '=', access.tenantId)
    .where('person', '=', person)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    tenantId: access.tenantId,
    person: personId(row.person),
    serviceUrl: row.service_url,
    conversationId: row.conversation_id,
    channelAccountId: row.channel_account_id,
    botAccountId: row.bot_account_id,
    channelId: row.channel_id,
    locale: row.locale,
    timeZone: row.time_zone,
    reachable: row.reachable === 1,
  };
}

/** See `Transaction.saveReference`. */
export async function saveReference(
  { db, dialect, tenantId }: Access,
  saved: PersonalReference,
  now: Date,
): Promise<boolean> {
  const contents = {
    service_url: saved.serviceUrl,
    conversation_id: saved.conversationId,
    channel_account_id: saved.channelAccountId,
    bot_account_id: saved.botAccountId,
    channel_id: saved.channelId,
    locale: saved.locale,
    time_zone: saved.timeZone,
    reachable: saved.reachable ? 1 : 0,
    seen_at: toColumn(now),
  };
  const inserted = await db
    .insertInto('personal_references')
    .values({ tenant_id: tenantId, person: saved.person, ...contents })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return true;
  const before = await db
    .selectFrom('personal_references')
    .select('reachable')
    .where('tenant_id', '=', tenantId)
    .where('person', '=', saved.person)
    .modifyEnd(dialect.forUpdate)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('personal_references')
    .set(contents)
    .where('tenant_id', '=', tenantId)
    .where('person', '=', saved.person)
    .execute();
  return before.reachable === 0;
}

/** See `Transaction.markUnreachable`. */
export async function markUnreachable({ db, tenantId }: Access, person: PersonId): Promise<void> {
  await db
    .updateTable('personal_references')
    .set({ reachable: 0 })
    .where('tenant_id', '=', tenantId)
    .where('person', '=', person)
    .execute();
}

/** See `Transaction.claimWelcome`. */
export async function claimWelcome({ db, tenantId }: Access, person: PersonId, now: Date): Promise<boolean> {
  const inserted = await db
    .insertInto('welcomes')
    .values({ tenant_id: tenantId, person, claimed_at: toColumn(now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}
