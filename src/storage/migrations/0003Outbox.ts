import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';

/** What is to be done after a commit. The partial indexes hold only the rows that a lease has to look at. */
export const outbox = ({ byteOrderedText: text, growingId }: Dialect): Migration => ({
  async up(db) {
    await db.schema
      .createTable('outbox')
      .addColumn('id', growingId.type, growingId.column)
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('lane', text, (column) => column.notNull())
      .addColumn('key', text, (column) => column.notNull())
      .addColumn('order_key', text, (column) => column.notNull())
      .addColumn('priority', 'integer', (column) => column.notNull())
      .addColumn('task', text, (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('due_at', text, (column) => column.notNull())
      .addColumn('owner', text)
      .addColumn('attempt', 'integer', (column) => column.notNull())
      .addColumn('held_for', text)
      .addColumn('reason', text)
      .addColumn('created_at', text, (column) => column.notNull())
      .addColumn('changed_at', text, (column) => column.notNull())
      .addUniqueConstraint('outbox_once', ['tenant_id', 'key'])
      .execute();
    const unfinished = sql<boolean>`state in ('ready', 'leased')`;
    await db.schema
      .createIndex('outbox_by_priority')
      .on('outbox')
      .columns(['tenant_id', 'lane', 'priority', 'id', 'due_at', 'order_key'])
      .where(unfinished)
      .execute();
    // Over `id + 0`, so that for the oldest row of an order key no other index offers its order: where PostgreSQL
    // believes the table empty, as after a quiet night, it would walk the primary key for each row.
    await sql`create index outbox_in_order on outbox (tenant_id, lane, order_key, (id + 0))
      where state in ('ready', 'leased')`.execute(db);
    await db.schema
      .createIndex('outbox_by_due_time')
      .on('outbox')
      .columns(['tenant_id', 'lane', 'due_at', 'order_key', 'id'])
      .where(unfinished)
      .execute();
    await db.schema
      .createIndex('outbox_leased')
      .on('outbox')
      .columns(['tenant_id', 'lane', 'order_key', 'id', 'due_at'])
      .where(sql<boolean>`state = 'leased'`)
      .execute();
    await db.schema
      .createIndex('outbox_held')
      .on('outbox')
      .columns(['tenant_id', 'held_for'])
      .where(sql<boolean>`state = 'held'`)
      .execute();
    await db.schema
      .createIndex('outbox_parked')
      .on('outbox')
      .columns(['tenant_id', 'id'])
      .where(sql<boolean>`state = 'parked'`)
      .execute();
  },
});
