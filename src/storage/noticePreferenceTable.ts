import { z } from 'zod';
import { approvalNotices, type NoticePreferences, usualPreferences } from '../desk/index.js';
import type { PersonId } from '../telephony/index.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';

const approvalsSchema = z.enum(approvalNotices);
const flag = (value: boolean): number => (value ? 1 : 0);

/** See `Queries.noticePreferences`. */
export async function noticePreferences(
  { db, tenantId }: Access,
  person: PersonId,
): Promise<NoticePreferences> {
  const row = await db
    .selectFrom('notice_preferences')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('person', '=', person)
    .executeTakeFirst();
  if (row === undefined) return usualPreferences;
  return {
    delays: row.delays === 1,
    approvals: approvalsSchema.parse(row.approvals),
    failures: row.failures === 1,
    stock: row.stock === 1,
    drift: row.drift === 1,
  };
}

/** See `Transaction.saveNoticePreferences`. */
export async function saveNoticePreferences(
  { db, tenantId }: Access,
  person: PersonId,
  preferences: NoticePreferences,
  now: Date,
): Promise<void> {
  const chosen = {
    delays: flag(preferences.delays),
    approvals: preferences.approvals,
    failures: flag(preferences.failures),
    stock: flag(preferences.stock),
    drift: flag(preferences.drift),
    chosen_at: toColumn(now),
  };
  await db
    .insertInto('notice_preferences')
    .values({ tenant_id: tenantId, person, ...chosen })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person']).doUpdateSet(chosen))
    .execute();
}
