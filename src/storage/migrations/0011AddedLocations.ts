import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';

/** When a location came into the catalogue by an administrator's word; null for those that a file holds. */
export const addedLocations = ({ byteOrderedText: text }: Dialect): Migration => ({
  async up(db) {
    await db.schema.alterTable('locations').addColumn('added_at', text).execute();
  },
});
