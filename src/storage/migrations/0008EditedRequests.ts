import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';

/** Since which version a request asks for what it asks for now: it may be edited while it waits. */
export const editedRequests = (_dialect: Dialect): Migration => ({
  async up(db) {
    await db.schema
      .alterTable('requests')
      .addColumn('terms_version', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
  },
});
