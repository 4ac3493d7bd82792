import { sql } from 'kysely';
import type { ListedNumber, NumberQueries, NumberRecord } from '../desk/index.js';
import type { DigitPattern } from '../inventory/index.js';
import type { RequestId } from '../requests/index.js';
import { type E164, personId } from '../telephony/index.js';
import { fromColumn } from './columns.js';
import type { Access } from './dialect.js';
import { freeCities } from './inventoryCities.js';
import { openDrift, openDriftOf } from './inventoryDrift.js';
import { freeNumbers } from './inventoryFree.js';
import { digitsAnywhere, endingRange } from './inventoryPatterns.js';
import { listed, type NumberRow, numberColumns, numbersWithGroups } from './inventoryRows.js';
import { countFree, stock } from './inventoryStock.js';

/** All questions of the inventory, asked through `access`. */
export function numberQueries(access: Access): NumberQueries {
  return {
    numberRecord: (number, now) => numberRecord(access, number, now),
    freeNumbers: (query) => freeNumbers(access, query),
    freeCities: (match, now) => freeCities(access, match, now),
    countFree: (match, now) => countFree(access, match, now),
    searchNumbers: (pattern, limit, now) => searchNumbers(access, pattern, limit, now),
    stock: (pools, now) => stock(access, pools, now),
    openDrift: (sinceBefore, limit) => openDrift(access, sinceBefore, limit),
    lowPools: () => lowPools(access),
  };
}

async function numberRecord(access: Access, number: E164, now: Date): Promise<NumberRecord | null> {
  const { db, tenantId } = access;
  const row = await numbersWithGroups(db)
    .where('numbers.tenant_id', '=', tenantId)
    .where('numbers.number', '=', number)
    .executeTakeFirst();
  if (row === undefined) return null;
  const tags = await db
    .selectFrom('number_tags')
    .select('tag')
    .where('tenant_id', '=', tenantId)
    .where('number', '=', number)
    .orderBy('tag')
    .execute();
  const hold = await db
    .selectFrom('number_holds')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('number', '=', number)
    .executeTakeFirst();
  const [drift] = await openDriftOf(access, [number]);
  return {
    ...listed(row, now),
    tags: tags.map(({ tag }) => tag),
    hold:
      hold === undefined
        ? null
        : {
            request: hold.request_id as RequestId,
            person: personId(hold.person),
            since: fromColumn(hold.held_at),
            brokenAt: hold.broken_at === null ? null : fromColumn(hold.broken_at),
          },
    drift: drift ?? null,
  };
}

async function searchNumbers(
  { db, dialect, tenantId }: Access,
  pattern: DigitPattern,
  limit: number,
  now: Date,
): Promise<readonly ListedNumber[]> {
  if ('endsWith' in pattern) {
    const [from, below] = endingRange(pattern.endsWith);
    const rows = await numbersWithGroups(db)
      .where('numbers.tenant_id', '=', tenantId)
      .where('numbers.reversed', '>=', from)
      .where('numbers.reversed', '<', below)
      .orderBy('numbers.reversed')
      .limit(limit)
      .execute();
    return rows.map((row) => listed(row, now));
  }
  // The limit first, on the numbers alone: the groups join what has been found.
  const hits = dialect.numbersContaining(digitsAnywhere(pattern.contains), null);
  const { rows } = await sql<NumberRow>`select ${numberColumns}
    from (select numbers.* from (${hits}) as hit cross join numbers
      where numbers.id = hit.id and numbers.tenant_id = ${tenantId} limit ${limit}) as numbers
    cross join number_groups where number_groups.id = numbers.group_id`.execute(db);
  return rows.map((row) => listed(row, now));
}

async function lowPools({ db, tenantId }: Access): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('low_number_pools')
    .select('pool')
    .where('tenant_id', '=', tenantId)
    .execute();
  return rows.map(({ pool }) => pool);
}
