import { sql } from 'kysely';
import { groupFits, type PoolMatch } from '../inventory/index.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { free, freeNumbers } from './inventoryFree.js';
import { numberGroups } from './inventoryRows.js';

/** Tags are given to few numbers: the cities of so many of them are told. */
const taggedLookedAt = 1_000;

/** See `NumberQueries.freeCities`. Of each group one free number is looked for, no more. */
export async function freeCities(access: Access, match: PoolMatch, now: Date): Promise<readonly string[]> {
  if (match.tags.length > 0) {
    const numbers = await freeNumbers(access, { match, limit: taggedLookedAt, now });
    return eachOnce(numbers.map(({ city }) => city));
  }
  const groups = (await numberGroups(access)).filter((group) => groupFits(match, group));
  if (groups.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select id from number_groups where id in (${sql.join(groups.map(({ id }) => id))})
      and exists (select 1 from numbers where numbers.group_id = number_groups.id and ${free(toColumn(now))})`.execute(
    access.db,
  );
  const withFree = new Set(rows.map(({ id }) => id));
  return eachOnce(groups.filter(({ id }) => withFree.has(id)).map(({ city }) => city));
}

const eachOnce = (cities: readonly (string | null)[]): readonly string[] =>
  [...new Set(cities.filter((city) => city !== null))].sort((a, b) => a.localeCompare(b));
