import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';

/** The catalogue of places, and when it was last imported from where. */
export const locations = ({ byteOrderedText: text }: Dialect): Migration => ({
  async up(db) {
    await db.schema
      .createTable('locations')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('civic_address_id', text, (column) => column.notNull())
      .addColumn('site', text, (column) => column.notNull())
      .addColumn('place', text)
      .addColumn('company_name', text, (column) => column.notNull())
      .addColumn('street', text, (column) => column.notNull())
      .addColumn('city', text, (column) => column.notNull())
      .addColumn('state_or_province', text)
      .addColumn('postal_code', text)
      .addColumn('country', text, (column) => column.notNull())
      .addColumn('validated', 'integer', (column) => column.notNull())
      .addColumn('search_text', text, (column) => column.notNull())
      .addColumn('sort_key', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('locations_key', ['tenant_id', 'id'])
      .execute();
    await db.schema
      .createIndex('locations_in_order')
      .on('locations')
      .columns(['tenant_id', 'country', 'validated', 'sort_key', 'id'])
      .execute();
    await db.schema
      .createTable('location_imports')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('imported_at', text, (column) => column.notNull())
      .addColumn('source', text, (column) => column.notNull())
      .addColumn('locations', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('location_imports_key', ['tenant_id'])
      .execute();
  },
});
