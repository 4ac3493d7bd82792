import { sql } from 'kysely';
import type { Access } from './dialect.js';
import { actorName } from './eventRows.js';

/** Values of events that concern nobody: they stay, so that the decision can still be explained. */
const impersonal: readonly string[] = ['rule', 'policyVersion', 'stage'];

/** Erases the personal values, with their salts, of all events of these requests; returns how many. */
export async function eraseValuesOfRequests(access: Access, requests: readonly string[]): Promise<number> {
  if (requests.length === 0) return 0;
  const { db, dialect, tenantId } = access;
  const removed = await db
    .deleteFrom('personal_values')
    .where('tenant_id', '=', tenantId)
    .where('event_id', 'in', (query) =>
      query
        .selectFrom('request_events')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where(sql<boolean>`request_id in (${dialect.listed(requests)})`),
    )
    .where('name', 'not in', impersonal)
    .executeTakeFirst();
  return Number(removed.numDeletedRows);
}

/**
 * Erases what the events of a person's own requests hold of them (the names of others who acted stay), and their name and
 * words in everything that they did. Returns how many values.
 */
export async function eraseValuesOfPerson(
  access: Access,
  person: string,
  requests: readonly string[],
): Promise<number> {
  const { db, dialect, tenantId } = access;
  const theirs = await db
    .deleteFrom('personal_values')
    .where('tenant_id', '=', tenantId)
    .where('event_id', 'in', (query) =>
      query
        .selectFrom('request_events')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('actor_id', '=', person),
    )
    .where('name', 'not in', impersonal)
    .executeTakeFirst();
  const aboutThem = await db
    .deleteFrom('personal_values')
    .where('tenant_id', '=', tenantId)
    .where('event_id', 'in', (query) =>
      query
        .selectFrom('request_events')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where(sql<boolean>`request_id in (${dialect.listed(requests)})`),
    )
    .where('name', 'not in', [...impersonal, actorName])
    .executeTakeFirst();
  return Number(theirs.numDeletedRows + aboutThem.numDeletedRows);
}

/**
 * Erases values of other people's events that are the person's id or one of their names (a turn was handed on to them,
 * say). Returns the events, which nothing else ties to the person.
 */
export async function eraseValuesThatName(
  { db, dialect, tenantId }: Access,
  names: readonly string[],
): Promise<{ readonly values: number; readonly events: readonly number[] }> {
  const found = await db
    .selectFrom('personal_values')
    .select(['event_id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`value in (${dialect.listed(names)})`)
    .where('name', 'not in', [...impersonal, actorName])
    .execute();
  for (const { event_id: event, name } of found) {
    await db
      .deleteFrom('personal_values')
      .where('tenant_id', '=', tenantId)
      .where('event_id', '=', event)
      .where('name', '=', name)
      .execute();
  }
  return { values: found.length, events: [...new Set(found.map((row) => row.event_id))] };
}
