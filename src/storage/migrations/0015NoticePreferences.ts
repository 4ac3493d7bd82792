import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';

/** What people want to hear about; who has never chosen has no row. */
export const noticePreferences = ({ byteOrderedText: text }: Dialect): Migration => ({
  async up(db) {
    await db.schema
      .createTable('notice_preferences')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('person', text, (column) => column.notNull())
      .addColumn('delays', 'integer', (column) => column.notNull())
      .addColumn('approvals', text, (column) => column.notNull())
      .addColumn('failures', 'integer', (column) => column.notNull())
      .addColumn('stock', 'integer', (column) => column.notNull())
      .addColumn('drift', 'integer', (column) => column.notNull())
      .addColumn('chosen_at', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('notice_preferences_key', ['tenant_id', 'person'])
      .execute();
  },
});
