import { type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { ListedNumber } from '../desk/index.js';
import { LineDeskError } from '../errors.js';
import {
  type NumberFacts,
  type NumberGroup,
  type NumberHolder,
  numberState,
  reversedDigits,
} from '../inventory/index.js';
import { locationId, parseE164, personId } from '../telephony/index.js';
import { fromColumn, toColumn } from './columns.js';
import type { Access } from './dialect.js';
import type { NumberGroupTable, NumberTable } from './inventorySchema.js';
import type { Database } from './schema.js';

const categorySchema = z.enum(['primary', 'private', 'alternate', 'other']);
const typeSchema = z.enum(['callingPlan', 'operatorConnect', 'directRouting', 'other']);

/** A row of `numbers` with what stands in its group. */
export type NumberRow = Selectable<NumberTable> & Pick<NumberGroupTable, 'country' | 'city' | 'number_type'>;

/** The columns of a `NumberRow`, where `numbers` and `number_groups` are at hand. */
export const numberColumns = sql`numbers.*, number_groups.country, number_groups.city, number_groups.number_type`;

/**
 * Rows with their groups. A cross join, because SQLite keeps its order: it has no statistics, and might begin with the
 * groups and look through all of their numbers.
 */
export const numbersWithGroups = (db: Kysely<Database>) =>
  db
    .selectFrom('numbers')
    .crossJoin('number_groups')
    .whereRef('number_groups.id', '=', 'numbers.group_id')
    .selectAll('numbers')
    .select(['number_groups.country', 'number_groups.city', 'number_groups.number_type']);

/** Times are compared as text; the earliest one, at which a rest that has an end isn't over. */
const beginning = new Date(0);

/** The facts that a row holds. */
export function factsFrom(row: NumberRow): NumberFacts {
  const telephoneNumber = parseE164(row.number);
  if (telephoneNumber === null)
    throw new LineDeskError('conflict', 'The inventory holds a text that is no number');
  return {
    telephoneNumber,
    ...groupFrom(row),
    category: categorySchema.parse(row.category),
    locationId: row.location_id === null ? null : locationId(row.location_id),
    locationChangeable: row.location_changeable === 1,
    pending: row.pending === 1,
    forPeople: row.for_people === 1,
    shownWith: holderFrom(row.shown_with),
    knownWith: holderFrom(row.known_with),
    knownAt: row.known_at === null ? null : fromColumn(row.known_at),
    blocked: row.blocked,
    heldFor: row.held_for === null ? null : personId(row.held_for),
    restUntil: row.rest_until === null ? null : fromColumn(row.rest_until),
    missedSyncs: row.missed,
    missing: row.missing === 1,
  };
}

/** A row as a list shows it. */
export function listed(row: NumberRow, now: Date): ListedNumber {
  const facts = factsFrom(row);
  return { ...facts, state: numberState(facts, now) };
}

/** The columns that facts fill. */
export function rowOf(
  tenantId: string,
  groupId: number,
  facts: NumberFacts,
): Omit<Selectable<NumberTable>, 'id' | 'seen_in' | 'missed_in'> {
  return {
    tenant_id: tenantId,
    number: facts.telephoneNumber,
    reversed: reversedDigits(facts.telephoneNumber),
    group_id: groupId,
    category: facts.category,
    location_id: facts.locationId,
    location_changeable: facts.locationChangeable ? 1 : 0,
    pending: facts.pending ? 1 : 0,
    for_people: facts.forPeople ? 1 : 0,
    shown_with: facts.shownWith,
    known_with: facts.knownWith,
    known_at: facts.knownAt === null ? null : toColumn(facts.knownAt),
    blocked: facts.blocked,
    held_for: facts.heldFor,
    rest_until: facts.restUntil === null ? null : toColumn(facts.restUntil),
    missed: facts.missedSyncs,
    missing: facts.missing ? 1 : 0,
    state: numberState(facts, beginning),
  };
}

export function groupFrom(row: Pick<NumberGroupTable, 'country' | 'city' | 'number_type'>): NumberGroup {
  return {
    country: row.country === '' ? null : row.country,
    city: row.city === '' ? null : row.city,
    numberType: typeSchema.parse(row.number_type),
  };
}

export const holderFrom = (column: string | null): NumberHolder =>
  column === null || column === 'other' ? column : personId(column);

/** A group of the store, with its id. */
export interface StoredGroup extends NumberGroup {
  readonly id: number;
}

/** All groups, in the order of country, city and kind. There are some hundreds at most. */
export async function numberGroups({ db, tenantId }: Access): Promise<readonly StoredGroup[]> {
  const rows = await db
    .selectFrom('number_groups')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('country')
    .orderBy('city')
    .orderBy('number_type')
    .execute();
  return rows.map((row) => ({ id: row.id, ...groupFrom(row) }));
}

/** The ids of the groups of these numbers by `groupKey`; those that aren't there are made. */
export async function groupIds(
  access: Access,
  wanted: readonly NumberGroup[],
): Promise<ReadonlyMap<string, number>> {
  const known = await idsByKey(access);
  const lacking = new Map(
    wanted.filter((group) => !known.has(groupKey(group))).map((group) => [groupKey(group), group]),
  );
  if (lacking.size === 0) return known;
  await access.db
    .insertInto('number_groups')
    .values(
      [...lacking.values()].map(({ country, city, numberType }) => ({
        tenant_id: access.tenantId,
        country: country ?? '',
        city: city ?? '',
        number_type: numberType,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return idsByKey(access);
}

export const groupKey = ({ country, city, numberType }: NumberGroup): string =>
  `${country ?? ''}|${numberType}|${city ?? ''}`;

const idsByKey = async (access: Access) =>
  new Map((await numberGroups(access)).map((group) => [groupKey(group), group.id]));
