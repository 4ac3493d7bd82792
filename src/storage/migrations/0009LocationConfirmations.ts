import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';

/** Who has confirmed which emergency location, where the directory last showed them, and how far the looks have got. */
export const locationConfirmations = ({ byteOrderedText: text }: Dialect): Migration => ({
  async up(db) {
    await db.schema
      .createTable('location_confirmations')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('person', text, (column) => column.notNull())
      .addColumn('telephone_number', text, (column) => column.notNull())
      .addColumn('location_id', text, (column) => column.notNull())
      .addColumn('confirmed_at', text, (column) => column.notNull())
      .addColumn('how', text, (column) => column.notNull())
      .addColumn('doubt', text)
      .addColumn('doubted_since', text)
      .addColumn('reminders', 'integer', (column) => column.notNull())
      .addColumn('reminded_at', text)
      .addPrimaryKeyConstraint('location_confirmations_key', ['tenant_id', 'person', 'telephone_number'])
      .execute();
    // A number goes from one person to the next: what the last one confirmed is found by it.
    await db.schema
      .createIndex('location_confirmations_of_number')
      .on('location_confirmations')
      .columns(['tenant_id', 'telephone_number'])
      .execute();
    await sql`create index location_confirmations_unanswered on location_confirmations (tenant_id, reminded_at)
      where reminders > 0`.execute(db);
    await db.schema
      .createTable('watched_people')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('person', text, (column) => column.notNull())
      .addColumn('office_location', text)
      .addColumn('usage_location', text)
      .addColumn('seen_at', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('watched_people_key', ['tenant_id', 'person'])
      .execute();
    await db.schema
      .createTable('confirmation_looks')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('owner', text, (column) => column.notNull())
      .addColumn('lease_until', text, (column) => column.notNull())
      .addColumn('phase', text)
      .addColumn('place', text)
      .addColumn('changes_from', text)
      .addColumn('finished_at', text)
      .addPrimaryKeyConstraint('confirmation_looks_key', ['tenant_id'])
      .execute();
    // Of the people whom the directory shows changed, those with a number are found by it.
    await sql`create index numbers_of_people on numbers (tenant_id, shown_with)
      where shown_with is not null`.execute(db);
  },
});
