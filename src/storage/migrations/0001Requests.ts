import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';

/** Requests and where they stand. */
export const requests = ({ byteOrderedText: text }: Dialect): Migration => ({
  async up(db) {
    await db.schema
      .createTable('requests')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('open_key', text)
      .addColumn('telephone_number', text, (column) => column.notNull())
      .addColumn('requester_id', text, (column) => column.notNull())
      .addColumn('requester_name', text, (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('nonce', text, (column) => column.notNull())
      .addColumn('details', text, (column) => column.notNull())
      .addColumn('plan', text, (column) => column.notNull())
      .addColumn('rule', text, (column) => column.notNull())
      .addColumn('policy_version', text, (column) => column.notNull())
      .addColumn('approvers', text)
      .addColumn('asked', text, (column) => column.notNull())
      .addColumn('claimed_by', text)
      .addColumn('decision', text)
      .addColumn('failure', text)
      .addColumn('submitted_at', text, (column) => column.notNull())
      .addColumn('updated_at', text, (column) => column.notNull())
      .addColumn('completed_at', text)
      .addPrimaryKeyConstraint('requests_key', ['tenant_id', 'id'])
      .addUniqueConstraint('requests_one_open', ['tenant_id', 'open_key'])
      .execute();
    await db.schema
      .createIndex('requests_of_person')
      .on('requests')
      .columns(['tenant_id', 'requester_id', 'submitted_at', 'id'])
      .execute();
    await db.schema
      .createIndex('requests_of_number')
      .on('requests')
      .columns(['tenant_id', 'telephone_number'])
      .execute();
  },
});
