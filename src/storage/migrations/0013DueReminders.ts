import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';

/** Requests of which a person is to be reminded with the next message; no person: the approvals channel. */
export const dueReminders = ({ byteOrderedText: text }: Dialect): Migration => ({
  async up(db) {
    await db.schema
      .createTable('due_reminders')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('person', text, (column) => column.notNull())
      .addColumn('request_id', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('due_reminders_key', ['tenant_id', 'person', 'request_id'])
      .execute();
  },
});
