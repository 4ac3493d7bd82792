import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';

/** The history of requests: events that can only be added to, their erasable values, and the checkpoints over them. */
export const auditTrail = (dialect: Dialect): Migration => ({
  async up(db) {
    const { byteOrderedText: text, growingId, wholeNumber } = dialect;
    await db.schema
      .createTable('request_events')
      .addColumn('id', growingId.type, growingId.column)
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('request_id', text, (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at', text, (column) => column.notNull())
      .addColumn('type', text, (column) => column.notNull())
      .addColumn('actor_type', text, (column) => column.notNull())
      .addColumn('actor_id', text)
      .addColumn('actor_role', text)
      .addColumn('value_hashes', text, (column) => column.notNull())
      .addColumn('previous_hash', text, (column) => column.notNull())
      .addColumn('hash', text, (column) => column.notNull())
      .addUniqueConstraint('request_events_order', ['tenant_id', 'request_id', 'seq'])
      .addForeignKeyConstraint('request_events_request', ['tenant_id', 'request_id'], 'requests', [
        'tenant_id',
        'id',
      ])
      .execute();
    await db.schema
      .createTable('personal_values')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('event_id', wholeNumber, (column) => column.notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('value', text)
      .addColumn('salt', text)
      .addPrimaryKeyConstraint('personal_values_key', ['tenant_id', 'event_id', 'name'])
      .execute();
    await db.schema
      .createTable('unsealed_events')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('event_id', wholeNumber, (column) => column.notNull())
      .addPrimaryKeyConstraint('unsealed_events_key', ['tenant_id', 'event_id'])
      .execute();
    await db.schema
      .createTable('checkpoints')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('sealed_at', text, (column) => column.notNull())
      .addColumn('events', text, (column) => column.notNull())
      .addColumn('previous_hash', text, (column) => column.notNull())
      .addColumn('hash', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('checkpoints_key', ['tenant_id', 'number'])
      .execute();
    await dialect.makeAppendOnly(db, 'request_events');
    await dialect.makeAppendOnly(db, 'checkpoints');
  },
});
