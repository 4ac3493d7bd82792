import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import {
  groupFits,
  type NumberPool,
  type NumberState,
  numberStates,
  type PoolMatch,
  type PoolStock,
} from '../inventory/index.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { lastOf, taggedParts } from './inventoryFree.js';
import { numberGroups, type StoredGroup } from './inventoryRows.js';

type Counts = Record<NumberState, number>;

/** Rows counted in one go: some milliseconds of SQLite, which turns wait for. */
const countedAtOnce = 20_000;

interface CountRow {
  readonly state: string;
  readonly last: string;
  readonly counted: number;
  /** Of those, whose rest is over. */
  readonly rested: number;
}

/** See `NumberQueries.stock`. Groups that several pools share are counted once. */
export async function stock(
  access: Access,
  pools: readonly NumberPool[],
  now: Date,
): Promise<readonly PoolStock[]> {
  const groups = await numberGroups(access);
  const counted = new Map<number, Counts>();
  const result: PoolStock[] = [];
  for (const pool of pools) {
    const fitting = groups.filter((group) => groupFits(pool.match, group));
    const counts = noNumbers();
    if (pool.match.tags.length > 0) await addTagged(access, pool.match, fitting, toColumn(now), counts);
    else {
      for (const { id } of fitting) {
        const ofGroup = counted.get(id) ?? (await countGroup(access, id, toColumn(now)));
        counted.set(id, ofGroup);
        for (const state of numberStates) counts[state] += ofGroup[state];
      }
    }
    result.push({ pool, numbers: counts });
  }
  return result;
}

/** See `NumberQueries.countFree`. */
export async function countFree(access: Access, match: PoolMatch, now: Date): Promise<number> {
  const pool = { name: '', match, for: { countries: [], sites: [], departments: [] }, alertBelow: null };
  const [counted] = await stock(access, [pool], now);
  return counted?.numbers.available ?? 0;
}

async function countGroup(access: Access, group: number, at: string): Promise<Counts> {
  const counts = noNumbers();
  let after = { state: '', number: '' };
  for (;;) {
    const { rows } = await sql<CountRow>`select state, max(number) as last, count(*) as counted,
        sum(case when rest_until <= ${at} then 1 else 0 end) as rested
      from (select state, number, rest_until from numbers where group_id = ${group} and for_people = 1
        and (state, number) > (${after.state}, ${after.number})
        order by state, number limit ${countedAtOnce}) as part
      group by state order by state`.execute(access.db);
    add(counts, rows);
    const last = rows.at(-1);
    if (last === undefined || rows.reduce((sum, { counted }) => sum + counted, 0) < countedAtOnce)
      return counts;
    after = { state: last.state, number: last.last };
    await setImmediate();
  }
}

async function addTagged(
  access: Access,
  match: PoolMatch,
  groups: readonly StoredGroup[],
  at: string,
  counts: Counts,
): Promise<void> {
  if (groups.length === 0) return;
  for (const part of taggedParts(access, match.tags)) {
    for (let after: string | null = ''; after !== null; await setImmediate()) {
      const numbers = part(after);
      const { rows } = await sql<CountRow>`select state, max(part.number) as last, count(*) as counted,
          sum(case when numbers.rest_until <= ${at} then 1 else 0 end) as rested
        from (${numbers}) as part cross join numbers
        where numbers.tenant_id = ${access.tenantId} and numbers.number = part.number and numbers.for_people = 1
          and numbers.group_id in (${sql.join(groups.map(({ id }) => id))})
        group by state`.execute(access.db);
      add(counts, rows);
      after = await lastOf(access, numbers);
    }
  }
}

function add(counts: Counts, rows: readonly CountRow[]): void {
  for (const { state, counted, rested } of rows) {
    const known = numberStates.find((each) => each === state);
    if (known === undefined) continue;
    // Time changes no row: a rest that is over still stands as `resting`.
    const over = known === 'resting' ? Number(rested) : 0;
    counts[known] += counted - over;
    counts.available += over;
  }
}

const noNumbers = (): Counts => ({ available: 0, held: 0, assigned: 0, resting: 0, blocked: 0, missing: 0 });
