import type { Selectable } from 'kysely';
import type { LocationPage } from '../desk/index.js';
import {
  type CountryCode,
  type EmergencyLocation,
  type LocationId,
  locationId,
  searchText,
} from '../telephony/index.js';
import { toColumn } from './columns.js';
import type { Access } from './dialect.js';
import { locationSortKey } from './locationOrder.js';
import { beginningsHeld, holdsBeginning, nearness, wordsHeld, wordsToFind } from './locationSearch.js';
import type { LocationTable } from './schema.js';

/** Rows in one insert: far below the databases' limits of bound values. */
const rowsPerInsert = 500;

/** See `LocationCatalogue.location`. */
export async function location({ db, tenantId }: Access, id: LocationId): Promise<EmergencyLocation | null> {
  const row = await db
    .selectFrom('locations')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : locationFrom(row);
}

/** See `LocationCatalogue.allLocations`. */
export async function allLocations({ db, tenantId }: Access): Promise<readonly EmergencyLocation[]> {
  const rows = await db
    .selectFrom('locations')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('id')
    .execute();
  return rows.map(locationFrom);
}

/** See `LocationCatalogue.locationsIn`. */
export async function locationsIn(
  access: Access,
  country: CountryCode,
  options: { readonly words?: readonly string[]; readonly limit: number; readonly offset?: number },
): Promise<LocationPage> {
  const sought = wordsToFind(options.words ?? []);
  const found = sought.reduce(
    (query, word) => query.where(holdsBeginning(word)),
    validatedIn(access, country),
  );
  const rows = await found
    .selectAll()
    .$if(sought.length > 0, (query) => query.orderBy(nearness(sought)))
    .orderBy('sort_key')
    .orderBy('id')
    .limit(options.limit)
    .offset(options.offset ?? 0)
    .execute();
  const { total } = await found
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { locations: rows.map(locationFrom), total };
}

/** See `LocationCatalogue.locationsLike`. Words count by their beginnings; of equals, those with more whole words. */
export async function locationsLike(
  access: Access,
  country: CountryCode | null,
  words: readonly string[],
  limit: number,
): Promise<readonly EmergencyLocation[]> {
  const sought = wordsToFind(words);
  if (sought.length === 0) return [];
  const rows = await validatedIn(access, country)
    .selectAll()
    .where(beginningsHeld(sought), '>', 0)
    .orderBy(beginningsHeld(sought), 'desc')
    .orderBy(wordsHeld(sought), 'desc')
    .orderBy('sort_key')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(locationFrom);
}

/** See `Transaction.replaceLocations`. Two locations with one id are a conflict. */
export async function replaceLocations(
  { db, dialect, tenantId }: Access,
  locations: readonly EmergencyLocation[],
  source: string,
  now: Date,
): Promise<void> {
  await dialect.exclusively(db, `locations ${tenantId}`);
  await db.deleteFrom('locations').where('tenant_id', '=', tenantId).where('added_at', 'is', null).execute();
  for (let start = 0; start < locations.length; start += rowsPerInsert) {
    const part = locations.slice(start, start + rowsPerInsert);
    // One that an administrator added is the file's from now on.
    await db
      .deleteFrom('locations')
      .where('tenant_id', '=', tenantId)
      .where('added_at', 'is not', null)
      .where(
        'id',
        'in',
        part.map(({ id }) => id),
      )
      .execute();
    const rows = part.map((each) => locationRow(tenantId, each, null));
    await db.insertInto('locations').values(rows).execute();
  }
  const record = { imported_at: toColumn(now), source, locations: locations.length };
  await db
    .insertInto('location_imports')
    .values({ tenant_id: tenantId, ...record })
    .onConflict((conflict) => conflict.columns(['tenant_id']).doUpdateSet(record))
    .execute();
}

/** See `LocationCatalogue.addedLocations`. */
export async function addedLocations({ db, tenantId }: Access): Promise<readonly EmergencyLocation[]> {
  const rows = await db
    .selectFrom('locations')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('added_at', 'is not', null)
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  return rows.map(locationFrom);
}

/** See `Transaction.addLocation`. */
export async function addLocation(
  { db, tenantId }: Access,
  location: EmergencyLocation,
  now: Date,
): Promise<void> {
  await db
    .insertInto('locations')
    .values(locationRow(tenantId, location, toColumn(now)))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .execute();
}

/** See `Transaction.dropAddedLocations`. */
export async function dropAddedLocations({ db, tenantId }: Access): Promise<void> {
  await db
    .deleteFrom('locations')
    .where('tenant_id', '=', tenantId)
    .where('added_at', 'is not', null)
    .execute();
}

/** The validated locations of a country, or of all (null). */
const validatedIn = ({ db, tenantId }: Access, country: CountryCode | null) =>
  db
    .selectFrom('locations')
    .where('tenant_id', '=', tenantId)
    .where('validated', '=', 1)
    .$if(country !== null, (query) => query.where('country', '=', country ?? ''));

function locationRow(tenantId: string, location: EmergencyLocation, addedAt: string | null): LocationTable {
  return {
    tenant_id: tenantId,
    id: location.id,
    civic_address_id: location.civicAddressId,
    site: location.site,
    place: location.place,
    company_name: location.companyName,
    street: location.street,
    city: location.city,
    state_or_province: location.stateOrProvince,
    postal_code: location.postalCode,
    country: location.country,
    validated: location.validated ? 1 : 0,
    search_text: searchText(location),
    sort_key: locationSortKey(location),
    added_at: addedAt,
  };
}

function locationFrom(row: Selectable<LocationTable>): EmergencyLocation {
  return {
    id: locationId(row.id),
    civicAddressId: row.civic_address_id,
    site: row.site,
    place: row.place,
    companyName: row.company_name,
    street: row.street,
    city: row.city,
    stateOrProvince: row.state_or_province,
    postalCode: row.postal_code,
    country: row.country,
    validated: row.validated === 1,
  };
}
