import { type Kysely, sql } from 'kysely';
import type { PersonId } from '../telephony/index.js';
import { columnsWithPeople } from './erasedRequest.js';
import type { Database } from './schema.js';
import type { SqlStore } from './sqlStore.js';

/** Rows as they are stored, by table. */
export type PersonRecord = Readonly<Record<string, readonly object[]>>;

/**
 * All that is stored on a person, by table: what was asked by them and for them, with its history; what names them
 * elsewhere; what they did; and how they are reached. Columns with structure are given as they are stored, as JSON text.
 */
export async function personRecord(
  store: Pick<SqlStore, 'connection'>,
  person: PersonId,
): Promise<PersonRecord> {
  return store.connection.snapshot(async ({ db, tenantId }) => {
    /** All rows of the table of which one of the columns holds the person's id. */
    const where = (table: keyof Database, ...columns: readonly string[]) =>
      rowsOf(
        db,
        sql<object>`select * from ${sql.table(table)} where tenant_id = ${tenantId}
        and (${sql.join(
          columns.map((column) => sql`${sql.ref(column)} = ${person}`),
          sql` or `,
        )})`,
      );
    const mentions = (columns: readonly string[]) =>
      sql.join(
        columns.map((column) => sql`${sql.ref(column)} like ${`%${person}%`}`),
        sql` or `,
      );
    const own = sql`select id from requests where tenant_id = ${tenantId}
      and (requester_id = ${person} or person_id = ${person})`;
    const events = sql`select id from request_events where tenant_id = ${tenantId}
      and (actor_id = ${person} or request_id in (${own}))`;
    return {
      requests: await where('requests', 'requester_id', 'person_id'),
      requestsThatNameThem: await rowsOf(
        db,
        sql<object>`select id, state, ${sql.join(columnsWithPeople.map((column) => sql.ref(column)))} from requests
          where tenant_id = ${tenantId} and id not in (${own}) and (${mentions(columnsWithPeople)})`,
      ),
      request_events: await rowsOf(
        db,
        sql<object>`select * from request_events where tenant_id = ${tenantId} and id in (${events}) order by id`,
      ),
      personal_values: await rowsOf(
        db,
        sql<object>`select event_id, name, value from personal_values where tenant_id = ${tenantId}
          and (event_id in (${events}) or value = ${person}) order by event_id, name`,
      ),
      administrative_events: await where('administrative_events', 'subject'),
      outbox: await rowsOf(
        db,
        sql<object>`select * from outbox where tenant_id = ${tenantId}
          and (held_for = ${person} or ${mentions(['task'])})`,
      ),
      card_copies: await where('card_copies', 'recipient'),
      personal_references: await where('personal_references', 'person'),
      welcomes: await where('welcomes', 'person'),
      notice_preferences: await where('notice_preferences', 'person'),
      delegations: await where('delegations', 'absent_id', 'delegate_id'),
      location_confirmations: await where('location_confirmations', 'person'),
      watched_people: await where('watched_people', 'person'),
      due_reminders: await where('due_reminders', 'person'),
      numbers: await where('numbers', 'shown_with', 'known_with'),
      number_holds: await where('number_holds', 'person'),
      number_drift: await where('number_drift', 'known_with', 'shown_with'),
    };
  });
}

async function rowsOf(
  db: Kysely<Database>,
  query: ReturnType<typeof sql<object>>,
): Promise<readonly object[]> {
  return (await query.execute(db)).rows;
}
