import { sql } from 'kysely';
import type { NumberToConfirm, Whereabouts } from '../desk/index.js';
import { type E164, type PersonId, parseE164, personId } from '../telephony/index.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { factsFrom, type NumberRow, numbersWithGroups } from './inventoryRows.js';

/** See `ConfirmationQueries.numbersToConfirm`. Rows are looked at in the order of the key, so that no page is dear. */
export async function numbersToConfirm(
  { db, tenantId }: Access,
  after: E164 | null,
  limit: number,
): Promise<{ readonly numbers: readonly NumberToConfirm[]; readonly next: E164 | null }> {
  const rows = await numbersWithGroups(db)
    .where('numbers.tenant_id', '=', tenantId)
    .where('numbers.number', '>', after ?? '')
    .orderBy('numbers.number')
    .limit(limit)
    .execute();
  const next = rows.length < limit ? null : parseE164(rows.at(-1)?.number ?? '');
  return { numbers: rows.flatMap(toConfirm), next };
}

/** Only a Calling Plan number's location is kept by the person; of other kinds the operator or the network decides. */
function toConfirm(row: NumberRow): NumberToConfirm[] {
  if (row.shown_with === null || row.missing === 1) return [];
  const { telephoneNumber, numberType, category, locationChangeable, locationId, shownWith } = factsFrom(row);
  const theirs = numberType === 'callingPlan' && category === 'primary' && locationChangeable;
  if (!theirs || locationId === null || shownWith === null || shownWith === 'other') return [];
  return [{ telephoneNumber, person: shownWith, locationId }];
}

/** See `ConfirmationQueries.peopleToConfirm`. */
export async function peopleToConfirm(
  { db, dialect, tenantId }: Access,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  if (people.length === 0) return new Set();
  const rows = await numbersWithGroups(db)
    .where('numbers.tenant_id', '=', tenantId)
    .where('numbers.shown_with', 'is not', null)
    .where(sql<boolean>`numbers.shown_with in (${dialect.listed(people)})`)
    .execute();
  return new Set(rows.flatMap(toConfirm).map(({ person }) => person));
}

/** See `ConfirmationQueries.whereaboutsOf`. */
export async function whereaboutsOf(
  { db, dialect, tenantId }: Access,
  people: readonly PersonId[],
): Promise<readonly Whereabouts[]> {
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom('watched_people')
    .select(['person', 'office_location', 'usage_location'])
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`person in (${dialect.listed(people)})`)
    .execute();
  return rows.map((row) => ({
    person: personId(row.person),
    officeLocation: row.office_location,
    usageLocation: row.usage_location,
  }));
}

/** See `ConfirmationChanges.saveWhereabouts`. */
export async function saveWhereabouts(
  { db, tenantId }: Access,
  people: readonly Whereabouts[],
  now: Date,
): Promise<void> {
  if (people.length === 0) return;
  // Somebody may have two numbers on a page, and PostgreSQL writes no row twice in one statement.
  const once = [...new Map(people.map((each) => [each.person, each])).values()];
  await db
    .insertInto('watched_people')
    .values(
      once.map(({ person, officeLocation, usageLocation }) => ({
        tenant_id: tenantId,
        person,
        office_location: officeLocation,
        usage_location: usageLocation,
        seen_at: toColumn(now),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'person']).doUpdateSet((eb) => ({
        office_location: eb.ref('excluded.office_location'),
        usage_location: eb.ref('excluded.usage_location'),
        seen_at: eb.ref('excluded.seen_at'),
      })),
    )
    .execute();
}
