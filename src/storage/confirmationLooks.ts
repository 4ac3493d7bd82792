import type { Selectable } from 'kysely';
import type { ConfirmationChanges, ConfirmationLook, LookPlace } from '../desk/index.js';
import { parseE164 } from '../telephony/index.js';
import { fromColumn, toColumn } from './columns.js';
import type { ConfirmationLookTable } from './confirmationSchema.js';
import type { Access } from './dialect.js';

/** See `ConfirmationQueries.confirmationLook`. */
export async function confirmationLook({ db, tenantId }: Access): Promise<ConfirmationLook | null> {
  const row = await db
    .selectFrom('confirmation_looks')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return row === undefined ? null : lookFrom(row);
}

/** See `ConfirmationChanges.beginConfirmationLook`. */
export async function beginConfirmationLook(
  access: Access,
  owner: string,
  now: Date,
  leaseMs: number,
): ReturnType<ConfirmationChanges['beginConfirmationLook']> {
  const { db, dialect, tenantId } = access;
  await dialect.exclusively(db, `confirmation look ${tenantId}`);
  const before = await confirmationLook(access);
  const running = before !== null && before.place !== null;
  if (running && before.owner !== owner && before.leaseUntil > now) {
    return { state: 'elsewhere', until: before.leaseUntil };
  }
  const changesFrom = before?.changesFrom ?? null;
  const look: ConfirmationLook = {
    owner,
    leaseUntil: new Date(now.getTime() + leaseMs),
    place: running ? before.place : { phase: 'people', from: changesFrom },
    changesFrom,
    finishedAt: before?.finishedAt ?? null,
  };
  const row = rowOf(look);
  await db
    .insertInto('confirmation_looks')
    .values({ tenant_id: tenantId, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id']).doUpdateSet(row))
    .execute();
  return { state: running ? 'resumed' : 'begun', look };
}

/** See `ConfirmationChanges.saveConfirmationLook`. */
export async function saveConfirmationLook(
  { db, tenantId }: Access,
  look: ConfirmationLook,
): Promise<boolean> {
  const updated = await db
    .updateTable('confirmation_looks')
    .set(rowOf(look))
    .where('tenant_id', '=', tenantId)
    .where('owner', '=', look.owner)
    .where('phase', 'is not', null)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

const rowOf = (look: ConfirmationLook) => ({
  owner: look.owner,
  lease_until: toColumn(look.leaseUntil),
  phase: look.place?.phase ?? null,
  place: look.place === null ? null : look.place.phase === 'people' ? look.place.from : look.place.after,
  changes_from: look.changesFrom,
  finished_at: look.finishedAt === null ? null : toColumn(look.finishedAt),
});

const lookFrom = (row: Selectable<ConfirmationLookTable>): ConfirmationLook => ({
  owner: row.owner,
  leaseUntil: fromColumn(row.lease_until),
  place: placeFrom(row),
  changesFrom: row.changes_from,
  finishedAt: row.finished_at === null ? null : fromColumn(row.finished_at),
});

function placeFrom({ phase, place }: Selectable<ConfirmationLookTable>): LookPlace | null {
  if (phase === null) return null;
  return phase === 'people'
    ? { phase: 'people', from: place }
    : { phase: 'numbers', after: parseE164(place ?? '') };
}
