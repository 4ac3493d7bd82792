import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';

/** The tenant's numbers, who holds and tags them, how they differ from what we know, and the syncs. */
export const inventory = (dialect: Dialect): Migration => ({
  async up(db) {
    const { byteOrderedText: text, growingId, wholeNumber } = dialect;
    // Country, city and kind have few values together: pools are matched against these rows, not against each number.
    await db.schema
      .createTable('number_groups')
      .addColumn('id', growingId.type, growingId.column)
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('country', text, (column) => column.notNull())
      .addColumn('city', text, (column) => column.notNull())
      .addColumn('number_type', text, (column) => column.notNull())
      .addUniqueConstraint('number_groups_once', ['tenant_id', 'country', 'city', 'number_type'])
      .execute();
    await db.schema
      .createTable('numbers')
      .addColumn('id', growingId.type, growingId.column)
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('number', text, (column) => column.notNull())
      .addColumn('reversed', text, (column) => column.notNull())
      .addColumn('group_id', wholeNumber, (column) => column.notNull())
      .addColumn('category', text, (column) => column.notNull())
      .addColumn('location_id', text)
      .addColumn('location_changeable', 'integer', (column) => column.notNull())
      .addColumn('pending', 'integer', (column) => column.notNull())
      .addColumn('for_people', 'integer', (column) => column.notNull())
      .addColumn('shown_with', text)
      .addColumn('known_with', text)
      .addColumn('known_at', text)
      .addColumn('blocked', text)
      .addColumn('held_for', text)
      .addColumn('rest_until', text)
      .addColumn('missed', 'integer', (column) => column.notNull())
      .addColumn('missing', 'integer', (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('seen_in', 'integer', (column) => column.notNull())
      .addColumn('missed_in', 'integer', (column) => column.notNull())
      .addUniqueConstraint('numbers_once', ['tenant_id', 'number'])
      .execute();
    // Free numbers in their order, and counts by state, out of the index alone.
    await sql`create index numbers_by_state on numbers (group_id, state, number, rest_until)
      where for_people = 1`.execute(db);
    await sql`create index numbers_free_by_ending on numbers (group_id, reversed)
      where for_people = 1 and state in ('available', 'resting')`.execute(db);
    await sql`create index numbers_by_ending on numbers (tenant_id, reversed)`.execute(db);
    await dialect.makeNumbersSearchable(db);
    await db.schema
      .createTable('number_holds')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('number', text, (column) => column.notNull())
      .addColumn('request_id', text, (column) => column.notNull())
      .addColumn('person', text, (column) => column.notNull())
      .addColumn('held_at', text, (column) => column.notNull())
      .addColumn('broken_at', text)
      // The one thing that keeps a number from being given twice, whatever the code does.
      .addPrimaryKeyConstraint('number_holds_once', ['tenant_id', 'number'])
      .execute();
    await db.schema
      .createIndex('number_holds_of_request')
      .on('number_holds')
      .columns(['tenant_id', 'request_id'])
      .execute();
    await db.schema
      .createTable('number_tags')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('number', text, (column) => column.notNull())
      .addColumn('tag', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('number_tags_key', ['tenant_id', 'tag', 'number'])
      .execute();
    await db.schema
      .createIndex('number_tags_of_number')
      .on('number_tags')
      .columns(['tenant_id', 'number'])
      .execute();
    await db.schema
      .createTable('number_drift')
      .addColumn('id', growingId.type, growingId.column)
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('number', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('known_with', text)
      .addColumn('shown_with', text)
      .addColumn('since', text, (column) => column.notNull())
      .addColumn('resolved_at', text)
      .addColumn('resolution', text)
      .addColumn('acknowledged_by', text)
      .execute();
    await sql`create unique index number_drift_open on number_drift (tenant_id, number)
      where resolved_at is null`.execute(db);
    await db.schema
      .createTable('number_syncs')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('sync', 'integer', (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('owner', text, (column) => column.notNull())
      .addColumn('lease_until', text, (column) => column.notNull())
      .addColumn('phase', text, (column) => column.notNull())
      .addColumn('place', text)
      .addColumn('started_at', text, (column) => column.notNull())
      .addColumn('finished_at', text)
      .addColumn('numbers', 'integer', (column) => column.notNull())
      .addColumn('missed', 'integer', (column) => column.notNull())
      .addColumn('missing', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('number_syncs_key', ['tenant_id'])
      .execute();
    await db.schema
      .createTable('low_number_pools')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('pool', text, (column) => column.notNull())
      .addColumn('since', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('low_number_pools_key', ['tenant_id', 'pool'])
      .execute();
  },
});
