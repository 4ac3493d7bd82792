import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';

/**
 * What an auditor asks for beside the history: the policies that requests name, the record of what was erased, where
 * checkpoints are anchored; and what retention looks for.
 */
export const audit = (dialect: Dialect): Migration => ({
  async up(db) {
    const { byteOrderedText: text } = dialect;
    await db.schema
      .createTable('policies')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('version', text, (column) => column.notNull())
      .addColumn('text', text, (column) => column.notNull())
      .addColumn('first_seen_at', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('policies_key', ['tenant_id', 'version'])
      .execute();
    await db.schema
      .createTable('administrative_events')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('at', text, (column) => column.notNull())
      .addColumn('type', text, (column) => column.notNull())
      .addColumn('subject', text)
      .addColumn('details', text, (column) => column.notNull())
      .addColumn('previous_hash', text, (column) => column.notNull())
      .addColumn('hash', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('administrative_events_key', ['tenant_id', 'number'])
      .execute();
    await dialect.makeAppendOnly(db, 'administrative_events');
    await db.schema
      .createTable('audit_anchors')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('target', text, (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('anchored_at', text)
      .addColumn('due_at', text, (column) => column.notNull())
      .addColumn('failure', text)
      .addColumn('failures', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('audit_anchors_key', ['tenant_id', 'target'])
      .execute();
    await db.schema.alterTable('checkpoints').addColumn('administrative', text).execute();
    await db.schema.alterTable('requests').addColumn('details_erased_at', text).execute();
    await db.schema.alterTable('requests').addColumn('values_erased_at', text).execute();
    await db.schema
      .alterTable('personal_references')
      .addColumn('seen_at', text, (column) => column.notNull().defaultTo(''))
      .execute();
    for (const what of ['details', 'values']) {
      await sql`create index ${sql.id(`requests_with_${what}`)} on requests (tenant_id, updated_at, id)
        where open_key is null and ${sql.ref(`${what}_erased_at`)} is null`.execute(db);
    }
    await db.schema
      .createIndex('request_events_by_time')
      .on('request_events')
      .columns(['tenant_id', 'at', 'id'])
      .execute();
    await sql`create index request_events_by_actor on request_events (tenant_id, actor_id)
      where actor_id is not null`.execute(db);
  },
});
