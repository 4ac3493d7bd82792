import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';

/** The stages of an approval, the present one, the yeses so far; and who decides instead of whom. */
export const approvals = ({ byteOrderedText: text }: Dialect): Migration => ({
  async up(db) {
    await db.schema.alterTable('requests').addColumn('approval', text).execute();
    await db.schema
      .createTable('delegations')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('absent_id', text, (column) => column.notNull())
      .addColumn('absent_name', text, (column) => column.notNull())
      .addColumn('delegate_id', text, (column) => column.notNull())
      .addColumn('delegate_name', text, (column) => column.notNull())
      .addColumn('begins_at', text, (column) => column.notNull())
      .addColumn('ends_at', text, (column) => column.notNull())
      .addColumn('created_at', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('delegations_key', ['tenant_id', 'id'])
      .execute();
    await db.schema
      .createIndex('delegations_of_delegate')
      .on('delegations')
      .columns(['tenant_id', 'delegate_id', 'ends_at'])
      .execute();
  },
});
