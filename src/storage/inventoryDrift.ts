import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { LineDeskError } from '../errors.js';
import {
  type DriftKind,
  driftKinds,
  driftOf,
  type NumberDrift,
  type NumberFacts,
} from '../inventory/index.js';
import { type E164, parseE164 } from '../telephony/index.js';
import { fromColumn, toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { holderFrom } from './inventoryRows.js';
import type { NumberDriftTable } from './inventorySchema.js';

const kindSchema = z.enum(driftKinds);
const resolutionSchema = z.enum(['agrees', 'acknowledged']).nullable();

/** Drift that lasts, of these numbers. */
export async function openDriftOf(
  { db, dialect, tenantId }: Access,
  numbers: readonly E164[],
): Promise<readonly NumberDrift[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom('number_drift')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`number in (${dialect.listed(numbers)})`)
    .where('resolved_at', 'is', null)
    .execute();
  return rows.map(driftFrom);
}

/** See `NumberQueries.openDrift`. */
export async function openDrift(
  { db, tenantId }: Access,
  sinceBefore: Date,
  limit: number,
): Promise<{ readonly drift: readonly NumberDrift[]; readonly total: number }> {
  const lasting = db
    .selectFrom('number_drift')
    .where('tenant_id', '=', tenantId)
    .where('resolved_at', 'is', null)
    .where('since', '<', toColumn(sinceBefore));
  const rows = await lasting.selectAll().orderBy('since').orderBy('number').limit(limit).execute();
  const { total } = await lasting
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { drift: rows.map(driftFrom), total };
}

/**
 * Opens, changes and closes the drift of these numbers as their facts are now, and marks their holds as broken or good
 * again. What was known when a difference began stays in its row.
 */
export async function noteDrift(access: Access, all: readonly NumberFacts[], now: Date): Promise<void> {
  const { db, tenantId } = access;
  const open = new Map(
    (
      await openDriftOf(
        access,
        all.map(({ telephoneNumber }) => telephoneNumber),
      )
    ).map((drift) => [drift.telephoneNumber, drift]),
  );
  for (const facts of all) {
    const number = facts.telephoneNumber;
    const kind = driftOf(facts);
    const before = open.get(number);
    if (facts.heldFor !== null) await markHold(access, number, kind, now);
    if (kind === null) {
      if (before !== undefined) await closeDrift(access, number, { resolution: 'agrees', by: null }, now);
    } else if (before === undefined) {
      await db
        .insertInto('number_drift')
        .values({
          tenant_id: tenantId,
          number,
          kind,
          known_with: facts.knownWith,
          shown_with: facts.shownWith,
          since: toColumn(now),
        })
        .execute();
    } else if (before.kind !== kind || before.shown !== facts.shownWith) {
      await db
        .updateTable('number_drift')
        .set({ kind, shown_with: facts.shownWith })
        .where('tenant_id', '=', tenantId)
        .where('number', '=', number)
        .where('resolved_at', 'is', null)
        .execute();
    }
  }
}

/** Closes the number's drift; false where none was open. */
export async function closeDrift(
  { db, tenantId }: Access,
  number: E164,
  how: { readonly resolution: 'agrees' | 'acknowledged'; readonly by: string | null },
  now: Date,
): Promise<boolean> {
  const closed = await db
    .updateTable('number_drift')
    .set({ resolved_at: toColumn(now), resolution: how.resolution, acknowledged_by: how.by })
    .where('tenant_id', '=', tenantId)
    .where('number', '=', number)
    .where('resolved_at', 'is', null)
    .executeTakeFirst();
  return closed.numUpdatedRows > 0n;
}

async function markHold(
  { db, tenantId }: Access,
  number: E164,
  kind: DriftKind | null,
  now: Date,
): Promise<void> {
  const broken = kind === 'holdBroken' || kind === 'missing';
  await db
    .updateTable('number_holds')
    .set((eb) => ({ broken_at: broken ? eb.fn.coalesce('broken_at', eb.val(toColumn(now))) : null }))
    .where('tenant_id', '=', tenantId)
    .where('number', '=', number)
    .execute();
}

function driftFrom(row: Selectable<NumberDriftTable>): NumberDrift {
  const telephoneNumber = parseE164(row.number);
  if (telephoneNumber === null)
    throw new LineDeskError('conflict', 'The drift names a text that is no number');
  return {
    telephoneNumber,
    kind: kindSchema.parse(row.kind),
    known: holderFrom(row.known_with),
    shown: holderFrom(row.shown_with),
    since: fromColumn(row.since),
    resolvedAt: row.resolved_at === null ? null : fromColumn(row.resolved_at),
    resolution: resolutionSchema.parse(row.resolution),
    acknowledgedBy: row.acknowledged_by,
  };
}
