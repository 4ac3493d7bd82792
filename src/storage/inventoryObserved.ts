import { type RawBuilder, type Selectable, sql } from 'kysely';
import {
  driftOf,
  type NumberFacts,
  type Observation,
  observed,
  type TenantNumber,
} from '../inventory/index.js';
import type { E164 } from '../telephony/index.js';
import type { Access } from './dialect.js';
import { noteDrift, openDriftOf } from './inventoryDrift.js';
import { factsFrom, groupIds, groupKey, type NumberRow, numbersWithGroups, rowOf } from './inventoryRows.js';
import type { NumberTable } from './inventorySchema.js';

type SyncedRow = Omit<Selectable<NumberTable>, 'id'>;

/** What a sync writes of a number. */
const syncedColumns = {
  tenant_id: 'text',
  number: 'text',
  reversed: 'text',
  group_id: 'integer',
  category: 'text',
  location_id: 'text',
  location_changeable: 'integer',
  pending: 'integer',
  for_people: 'integer',
  shown_with: 'text',
  known_with: 'text',
  known_at: 'text',
  blocked: 'text',
  held_for: 'text',
  rest_until: 'text',
  missed: 'integer',
  missing: 'integer',
  state: 'text',
  seen_in: 'integer',
  missed_in: 'integer',
} as const satisfies Record<keyof SyncedRow, 'text' | 'integer'>;

/**
 * Keeps what the tenant shows of these numbers. Rows that say the same as before are only marked as seen: on a usual day
 * those are nearly all, and neither the indexes nor the digits' index are touched for them.
 */
export async function keepObserved(
  access: Access,
  sync: number,
  shown: readonly TenantNumber[],
  observation: Observation,
  now: Date,
): Promise<void> {
  // A listing that moves while it is read may show a number twice; the last one counts.
  const numbers = new Map(shown.map((number) => [number.telephoneNumber, number]));
  if (numbers.size === 0) return;
  const list = access.dialect.listed([...numbers.keys()]);
  const before = await rowsOf(access, list);
  const groups = await groupIds(access, [...numbers.values()]);
  const changed: SyncedRow[] = [];
  const same: E164[] = [];
  const known: NumberFacts[] = [];
  for (const [number, tenantNumber] of numbers) {
    const row = before.get(number);
    const earlier = row === undefined ? null : factsFrom(row);
    const facts = observed(earlier, tenantNumber, observation);
    const columns = rowOf(access.tenantId, groups.get(groupKey(tenantNumber)) ?? 0, facts);
    if (row !== undefined && saysTheSame(row, columns)) same.push(number);
    else changed.push({ ...columns, seen_in: sync, missed_in: row?.missed_in ?? 0 });
    if (earlier !== null) known.push(facts);
  }
  await markSeen(access, sync, same);
  await upsert(access, changed);
  await noteDrift(access, await withDrift(access, known), now);
}

async function rowsOf(
  { db, dialect, tenantId }: Access,
  list: RawBuilder<unknown>,
): Promise<ReadonlyMap<string, NumberRow>> {
  if (!dialect.oneWriter) {
    // Locked alone, in one order with everybody else, before they are read together with their groups.
    await db
      .selectFrom('numbers')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where(sql<boolean>`number in (${list})`)
      .orderBy('number')
      .modifyEnd(dialect.forUpdate)
      .execute();
  }
  const rows = await numbersWithGroups(db)
    .where('numbers.tenant_id', '=', tenantId)
    .where(sql<boolean>`numbers.number in (${list})`)
    .execute();
  return new Map(rows.map((row) => [row.number, row]));
}

function saysTheSame(row: NumberRow, columns: ReturnType<typeof rowOf>): boolean {
  return (
    row.group_id === columns.group_id &&
    row.category === columns.category &&
    row.location_id === columns.location_id &&
    row.location_changeable === columns.location_changeable &&
    row.pending === columns.pending &&
    row.for_people === columns.for_people &&
    row.shown_with === columns.shown_with &&
    row.rest_until === columns.rest_until &&
    row.missed === columns.missed &&
    row.missing === columns.missing &&
    row.state === columns.state
  );
}

async function markSeen(
  { db, dialect, tenantId }: Access,
  sync: number,
  numbers: readonly E164[],
): Promise<void> {
  if (numbers.length === 0) return;
  await db
    .updateTable('numbers')
    .set({ seen_in: sync })
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`number in (${dialect.listed(numbers)})`)
    .execute();
}

async function upsert({ db, dialect }: Access, rows: readonly SyncedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(syncedColumns).map((name) => sql.id(name));
  const changes = Object.keys(syncedColumns)
    .filter((name) => name !== 'tenant_id' && name !== 'number')
    .map((name) => sql`${sql.id(name)} = ${sql.id('excluded', name)}`);
  await sql`insert into numbers (${sql.join(columns)}) ${dialect.listedRows(syncedColumns, rows)}
    on conflict (tenant_id, number) do update set ${sql.join(changes)}`.execute(db);
}

/** Of these, the ones that differ from what we know, or did until now. */
async function withDrift(access: Access, all: readonly NumberFacts[]): Promise<readonly NumberFacts[]> {
  const open = new Set(
    (
      await openDriftOf(
        access,
        all.map(({ telephoneNumber }) => telephoneNumber),
      )
    ).map((drift) => drift.telephoneNumber),
  );
  return all.filter((facts) => driftOf(facts) !== null || open.has(facts.telephoneNumber));
}
