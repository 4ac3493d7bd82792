import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { NumberSyncs, SyncReport, SyncStart, SyncTurn } from '../desk/index.js';
import { driftOf } from '../inventory/index.js';
import { type E164, parseE164 } from '../telephony/index.js';
import { fromColumn, toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { noteDrift } from './inventoryDrift.js';
import { keepObserved } from './inventoryObserved.js';
import { factsFrom, numbersWithGroups, rowOf } from './inventoryRows.js';
import type { NumberSyncTable } from './inventorySchema.js';

const phaseSchema = z.enum(['listing', 'missed']);
const stateSchema = z.enum(['running', 'done']);

/** Missed as often as this, a number is read directly. */
const missedBeforeReading = 2;

/** See `NumberSyncs`. `inTransaction` begins the transaction in which each step is made. */
export function numberSyncs(
  inTransaction: <T>(work: (access: Access) => Promise<T>) => Promise<T>,
  outside: Access,
): NumberSyncs {
  return {
    // SQLite works in the thread that answers turns: some milliseconds at a time.
    keptAtOnce: outside.dialect.oneWriter ? 50 : 500,

    begin: (owner, now, leaseMs, restartBefore) =>
      inTransaction((access) => begin(access, owner, now, leaseMs, restartBefore)),

    keep: (turn, numbers, seen) =>
      inTransaction(async (access) => {
        const lease = { lease_until: after(seen.now, seen.leaseMs) };
        const place =
          seen.next === undefined
            ? lease
            : { ...lease, place: seen.next, phase: seen.next === null ? 'missed' : 'listing' };
        if (!(await step(access, turn, place))) return false;
        await keepObserved(access, turn.sync, numbers, seen, seen.now);
        await count(access, 'numbers', numbers.length);
        return true;
      }),

    rewind: (turn) =>
      inTransaction((access) => step(access, turn, { phase: 'listing', place: null, numbers: 0 })),

    noteMissed: (turn, from, limit, now, leaseMs) =>
      inTransaction(async (access) => {
        if (!(await step(access, turn, { phase: 'missed', lease_until: after(now, leaseMs) }))) return null;
        return noteMissed(access, turn, from, limit);
      }),

    noteMissing: (turn, numbers, now) =>
      inTransaction(async (access) => {
        if (!(await step(access, turn, {}))) return false;
        await noteMissing(access, numbers, now);
        return true;
      }),

    finish: (turn, now) =>
      inTransaction(async (access) => {
        const done = { state: 'done', finished_at: toColumn(now), lease_until: toColumn(now), place: null };
        if (!(await step(access, turn, done))) return null;
        await access.dialect.refreshStatistics(access.db, 'numbers');
        return last(access);
      }),

    leave: (turn, now) =>
      inTransaction(async (access) => {
        await step(access, turn, { lease_until: toColumn(now) });
      }),

    last: () => last(outside),
  };
}

async function begin(
  access: Access,
  owner: string,
  now: Date,
  leaseMs: number,
  restartBefore: Date,
): Promise<SyncStart> {
  const { db, dialect, tenantId } = access;
  await dialect.exclusively(db, `number sync ${tenantId}`);
  const before = await db
    .selectFrom('number_syncs')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .modifyEnd(dialect.forUpdate)
    .executeTakeFirst();
  const running = before?.state === 'running';
  if (running && before.owner !== owner && before.lease_until > toColumn(now)) {
    return { state: 'elsewhere', until: fromColumn(before.lease_until) };
  }
  if (running && before.started_at >= toColumn(restartBefore)) {
    const turn = { sync: before.sync, owner };
    await db
      .updateTable('number_syncs')
      .set({ owner, lease_until: after(now, leaseMs) })
      .where('tenant_id', '=', tenantId)
      .execute();
    return phaseSchema.parse(before.phase) === 'listing'
      ? { state: 'resumed', turn, at: { phase: 'listing', from: before.place } }
      : { state: 'resumed', turn, at: { phase: 'missed', after: parseE164(before.place ?? '') } };
  }
  const row = {
    sync: (before?.sync ?? 0) + 1,
    state: 'running',
    owner,
    lease_until: after(now, leaseMs),
    phase: 'listing',
    place: null,
    started_at: toColumn(now),
    finished_at: null,
    ...{ numbers: 0, missed: 0, missing: 0 },
  };
  await db
    .insertInto('number_syncs')
    .values({ tenant_id: tenantId, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id']).doUpdateSet(row))
    .execute();
  return { state: 'begun', turn: { sync: row.sync, owner }, at: { phase: 'listing', from: null } };
}

/** Changes the sync's row if this owner still carries it; also after the lease's end, as long as nobody took it over. */
async function step(
  { db, tenantId }: Access,
  turn: SyncTurn,
  changes: Partial<NumberSyncTable>,
): Promise<boolean> {
  const updated = await db
    .updateTable('number_syncs')
    .set({ ...changes, owner: turn.owner })
    .where('tenant_id', '=', tenantId)
    .where('sync', '=', turn.sync)
    .where('owner', '=', turn.owner)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

async function count(
  { db, tenantId }: Access,
  what: 'numbers' | 'missed' | 'missing',
  more: number,
): Promise<void> {
  if (more === 0) return;
  await db
    .updateTable('number_syncs')
    .set((eb) => ({ [what]: eb(what, '+', more) }))
    .where('tenant_id', '=', tenantId)
    .execute();
}

async function noteMissed(
  access: Access,
  { sync }: SyncTurn,
  from: E164 | null,
  limit: number,
): Promise<{ readonly toRead: readonly E164[]; readonly next: E164 | null }> {
  const { db, dialect, tenantId } = access;
  const rows = await db
    .selectFrom('numbers')
    .select(['number', 'seen_in', 'missed', 'missed_in', 'missing'])
    .where('tenant_id', '=', tenantId)
    .where('number', '>', from ?? '')
    .orderBy('number')
    .limit(limit)
    .modifyEnd(dialect.forUpdate)
    .execute();
  const missed = rows.filter((row) => row.seen_in < sync && row.missing === 0);
  // A worker that takes over looks at some rows again; they are missed once a sync.
  const newly = missed.filter((row) => row.missed_in < sync).map(({ number }) => number);
  if (newly.length > 0) {
    await db
      .updateTable('numbers')
      .set((eb) => ({ missed: eb('missed', '+', 1), missed_in: sync }))
      .where('tenant_id', '=', tenantId)
      .where(sql<boolean>`number in (${dialect.listed(newly)})`)
      .execute();
    await count(access, 'missed', newly.length);
  }
  const last = rows.length < limit ? null : parseE164(rows.at(-1)?.number ?? '');
  if (last !== null) {
    await db.updateTable('number_syncs').set({ place: last }).where('tenant_id', '=', tenantId).execute();
  }
  const toRead = missed
    .filter((row) => row.missed + (row.missed_in < sync ? 1 : 0) >= missedBeforeReading)
    .flatMap(({ number }) => parseE164(number) ?? []);
  return { toRead, next: last };
}

async function noteMissing(access: Access, numbers: readonly E164[], now: Date): Promise<void> {
  if (numbers.length === 0) return;
  const { db, tenantId } = access;
  const rows = await numbersWithGroups(db)
    .where('numbers.tenant_id', '=', tenantId)
    .where('numbers.number', 'in', numbers)
    .execute();
  const missing = rows
    .filter((row) => row.missing === 0)
    .map((row) => ({ row, facts: { ...factsFrom(row), missing: true } }));
  for (const { row, facts } of missing) {
    await db
      .updateTable('numbers')
      .set({ missing: 1, state: rowOf(tenantId, row.group_id, facts).state })
      .where('id', '=', row.id)
      .execute();
  }
  await noteDrift(
    access,
    missing.map(({ facts }) => facts).filter((facts) => driftOf(facts) !== null),
    now,
  );
  await count(access, 'missing', missing.length);
}

async function last({ db, tenantId }: Access): Promise<SyncReport | null> {
  const row = await db
    .selectFrom('number_syncs')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return row === undefined ? null : reportFrom(row);
}

const reportFrom = (row: Selectable<NumberSyncTable>): SyncReport => ({
  sync: row.sync,
  state: stateSchema.parse(row.state),
  startedAt: fromColumn(row.started_at),
  finishedAt: row.finished_at === null ? null : fromColumn(row.finished_at),
  numbers: row.numbers,
  missed: row.missed,
  missing: row.missing,
});

const after = (now: Date, ms: number): string => toColumn(new Date(now.getTime() + ms));
