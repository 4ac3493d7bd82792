import type { NumberChanges } from '../desk/index.js';
import { assigned, driftOf, isFree, type NumberFacts, released } from '../inventory/index.js';
import type { RequestId } from '../requests/index.js';
import { type E164, type PersonId, parseE164 } from '../telephony/index.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { closeDrift, noteDrift } from './inventoryDrift.js';
import { numberQueries } from './inventoryQueries.js';
import { factsFrom, numbersWithGroups, rowOf } from './inventoryRows.js';

/** All questions and changes of the inventory, inside the transaction that `access` holds. */
export function numberChanges(access: Access): NumberChanges {
  return {
    ...numberQueries(access),
    holdNumber: (number, request, person, now) => holdNumber(access, number, request, person, now),
    releaseHolds: (request, now) => releaseHolds(access, request, now),
    noteAssigned: async (number, person, now) => {
      await change(access, number, (facts) => assigned(facts, person, now), now);
      await removeHold(access, number);
    },
    noteReleased: async (number, rest, now) => {
      await change(access, number, (facts) => released(facts, rest, now), now);
    },
    blockNumber: (number, reason, now) =>
      change(access, number, (facts) => ({ ...facts, blocked: reason }), now),
    tagNumber: (number, tags) => tagNumber(access, number, tags),
    acknowledgeDrift: (number, by, now) => acknowledgeDrift(access, number, by, now),
    markLow: (pool, now) => markLow(access, pool, now),
    markRecovered: (pools) => markRecovered(access, pools),
  };
}

/**
 * See `NumberChanges.holdNumber`. The number's row is locked before its state is read, and the key of `number_holds` stands
 * behind that: of two transactions that both believe the number free, one inserts nothing.
 */
async function holdNumber(
  access: Access,
  number: E164,
  request: RequestId,
  person: PersonId,
  now: Date,
): Promise<'held' | 'notFree'> {
  const { db, tenantId } = access;
  const before = await lockedFacts(access, number);
  if (before === null) return 'notFree';
  const hold = await db
    .selectFrom('number_holds')
    .select(['request_id', 'broken_at'])
    .where('tenant_id', '=', tenantId)
    .where('number', '=', number)
    .executeTakeFirst();
  if (hold !== undefined) {
    return hold.request_id === request && hold.broken_at === null ? 'held' : 'notFree';
  }
  if (!isFree(before, now)) return 'notFree';
  const inserted = await db
    .insertInto('number_holds')
    .values({ tenant_id: tenantId, number, request_id: request, person, held_at: toColumn(now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return 'notFree';
  await write(access, before, { ...before, heldFor: person, restUntil: null }, now);
  return 'held';
}

async function releaseHolds(access: Access, request: RequestId, now: Date): Promise<readonly E164[]> {
  const { db, tenantId } = access;
  const holds = await db
    .selectFrom('number_holds')
    .select('number')
    .where('tenant_id', '=', tenantId)
    .where('request_id', '=', request)
    .orderBy('number')
    .execute();
  const ended: E164[] = [];
  for (const { number } of holds) {
    const held = parseE164(number);
    if (held === null) continue;
    const before = await lockedFacts(access, held);
    if (!(await removeHold(access, held, request))) continue;
    if (before !== null) await write(access, before, { ...before, heldFor: null }, now);
    ended.push(held);
  }
  return ended;
}

async function removeHold({ db, tenantId }: Access, number: E164, request?: RequestId): Promise<boolean> {
  const holds = db.deleteFrom('number_holds').where('tenant_id', '=', tenantId).where('number', '=', number);
  const removed = await (request === undefined
    ? holds
    : holds.where('request_id', '=', request)
  ).executeTakeFirst();
  return removed.numDeletedRows > 0n;
}

async function tagNumber(
  access: Access,
  number: E164,
  tags: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<boolean> {
  const { db, tenantId } = access;
  if ((await lockedFacts(access, number)) === null) return false;
  if (tags.remove.length > 0) {
    await db
      .deleteFrom('number_tags')
      .where('tenant_id', '=', tenantId)
      .where('number', '=', number)
      .where('tag', 'in', tags.remove)
      .execute();
  }
  if (tags.add.length > 0) {
    await db
      .insertInto('number_tags')
      .values(tags.add.map((tag) => ({ tenant_id: tenantId, number, tag })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return true;
}

async function acknowledgeDrift(access: Access, number: E164, by: string, now: Date): Promise<boolean> {
  const before = await lockedFacts(access, number);
  const closed = await closeDrift(access, number, { resolution: 'acknowledged', by }, now);
  if (before !== null && closed && !before.missing) {
    await write(access, before, { ...before, knownWith: before.shownWith }, now);
  }
  return closed;
}

async function markLow({ db, tenantId }: Access, pool: string, now: Date): Promise<boolean> {
  const inserted = await db
    .insertInto('low_number_pools')
    .values({ tenant_id: tenantId, pool, since: toColumn(now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

async function markRecovered({ db, tenantId }: Access, pools: readonly string[]): Promise<void> {
  if (pools.length === 0) return;
  await db
    .deleteFrom('low_number_pools')
    .where('tenant_id', '=', tenantId)
    .where('pool', 'in', pools)
    .execute();
}

async function change(
  access: Access,
  number: E164,
  made: (before: NumberFacts) => NumberFacts,
  now: Date,
): Promise<boolean> {
  const before = await lockedFacts(access, number);
  if (before === null) return false;
  await write(access, before, made(before), now);
  return true;
}

async function lockedFacts({ db, dialect, tenantId }: Access, number: E164): Promise<NumberFacts | null> {
  // Locked alone first: what is read together with a row of another table would be as old as the question.
  const locked = await db
    .selectFrom('numbers')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('number', '=', number)
    .modifyEnd(dialect.forUpdate)
    .executeTakeFirst();
  if (locked === undefined) return null;
  const row = await numbersWithGroups(db).where('numbers.id', '=', locked.id).executeTakeFirst();
  return row === undefined ? null : factsFrom(row);
}

/** Writes what has changed of the number; its group is the tenant's affair and stays. */
async function write(access: Access, before: NumberFacts, after: NumberFacts, now: Date): Promise<void> {
  const { db, tenantId } = access;
  const { group_id: _, ...columns } = rowOf(tenantId, 0, after);
  await db
    .updateTable('numbers')
    .set(columns)
    .where('tenant_id', '=', tenantId)
    .where('number', '=', after.telephoneNumber)
    .execute();
  const same =
    driftOf(before) === driftOf(after) &&
    before.shownWith === after.shownWith &&
    before.knownWith === after.knownWith &&
    before.heldFor === after.heldFor;
  if (!same) await noteDrift(access, [after], now);
}
