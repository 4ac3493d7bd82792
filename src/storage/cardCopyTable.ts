import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { CardCopy, CardCopyId } from '../desk/index.js';
import { LineDeskError } from '../errors.js';
import type { RequestId } from '../requests/index.js';
import { personId, tenantId as tenantIdOf } from '../telephony/index.js';
import type { Access } from './dialect.js';
import type { CardCopyTable } from './schema.js';

const audience = z.enum(['requester', 'approver', 'administrator', 'channel']);
const state = z.enum(['new', 'live', 'unreached', 'gone']);

/** See `Queries.copy`. */
export async function copy({ db, tenantId }: Access, id: CardCopyId): Promise<CardCopy | null> {
  const row = await db
    .selectFrom('card_copies')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : copyFrom(row);
}

/** Written out, not bound: SQLite uses a partial index only where it can see its condition in the query. */
const live = sql<boolean>`state != 'gone'`;

/** See `Queries.copiesOf`; in the order of audience and recipient. */
export async function copiesOf({ db, tenantId }: Access, id: RequestId): Promise<readonly CardCopy[]> {
  const rows = await db
    .selectFrom('card_copies')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('request_id', '=', id)
    .orderBy('audience')
    .orderBy('recipient')
    .execute();
  return rows.map(copyFrom);
}

/** See `Queries.copyAt`. */
export async function copyAt(
  { db, tenantId }: Access,
  conversationId: string,
  activityId: string,
): Promise<CardCopy | null> {
  const row = await db
    .selectFrom('card_copies')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('activity_id', '=', activityId)
    .where(live)
    .executeTakeFirst();
  return row === undefined ? null : copyFrom(row);
}

/** See `Transaction.addCopy`. Where two are there, the one with the same id. */
export async function addCopy({ db, tenantId }: Access, added: CardCopy): Promise<CardCopy> {
  const row = copyRow(added);
  const inserted = await db
    .insertInto('card_copies')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return added;
  const copies = db.selectFrom('card_copies').selectAll().where('tenant_id', '=', tenantId);
  const there =
    (await copies.where('id', '=', row.id).executeTakeFirst()) ??
    (await copies
      .where('conversation_id', '=', row.conversation_id)
      .where('activity_id', '=', row.activity_id)
      .where(live)
      .executeTakeFirst());
  if (there === undefined)
    throw new LineDeskError('conflict', `The card copy ${added.id} was there and is gone`);
  return copyFrom(there);
}

/**
 * See `Transaction.saveCopy`. Throws LineDeskError `not-found` for a copy that was never added, and `conflict` (by the
 * transaction) where another copy has this message.
 */
export async function saveCopy({ db, tenantId }: Access, saved: CardCopy): Promise<void> {
  const { tenant_id: _, id, ...changes } = copyRow(saved);
  const updated = await db
    .updateTable('card_copies')
    .set(changes)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (updated.numUpdatedRows !== 1n) throw new LineDeskError('not-found', `There is no card copy ${id}`);
}

function copyRow(copy: CardCopy): CardCopyTable {
  return {
    tenant_id: copy.tenantId,
    id: copy.id,
    request_id: copy.requestId,
    audience: copy.audience,
    recipient: copy.recipient ?? '',
    service_url: copy.serviceUrl,
    conversation_id: copy.conversationId,
    activity_id: copy.activityId,
    version_shown: copy.versionShown,
    state: copy.state,
  };
}

function copyFrom(row: Selectable<CardCopyTable>): CardCopy {
  return {
    tenantId: tenantIdOf(row.tenant_id),
    id: row.id as CardCopyId,
    requestId: row.request_id as RequestId,
    audience: audience.parse(row.audience),
    recipient: row.recipient === '' ? null : personId(row.recipient),
    serviceUrl: row.service_url,
    conversationId: row.conversation_id,
    activityId: row.activity_id,
    versionShown: row.version_shown,
    state: state.parse(row.state),
  };
}
