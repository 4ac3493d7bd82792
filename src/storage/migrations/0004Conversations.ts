import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.js';

/** Card copies, how people are reached, and which turns have been taken. */
export const conversations = ({ byteOrderedText: text }: Dialect): Migration => ({
  async up(db) {
    await db.schema
      .createTable('card_copies')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('request_id', text, (column) => column.notNull())
      .addColumn('audience', text, (column) => column.notNull())
      .addColumn('recipient', text, (column) => column.notNull())
      .addColumn('service_url', text)
      .addColumn('conversation_id', text)
      .addColumn('activity_id', text)
      .addColumn('version_shown', 'integer')
      .addColumn('state', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('card_copies_key', ['tenant_id', 'id'])
      .addForeignKeyConstraint('card_copies_request', ['tenant_id', 'request_id'], 'requests', [
        'tenant_id',
        'id',
      ])
      .execute();
    // A message shows one request at a time; copies that it showed before are gone.
    await db.schema
      .createIndex('card_copies_one_message')
      .on('card_copies')
      .columns(['tenant_id', 'conversation_id', 'activity_id'])
      .unique()
      .where(sql.ref('state'), '!=', 'gone')
      .execute();
    await db.schema
      .createIndex('card_copies_of_request')
      .on('card_copies')
      .columns(['tenant_id', 'request_id'])
      .execute();
    await db.schema
      .createTable('personal_references')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('person', text, (column) => column.notNull())
      .addColumn('service_url', text, (column) => column.notNull())
      .addColumn('conversation_id', text, (column) => column.notNull())
      .addColumn('channel_account_id', text, (column) => column.notNull())
      .addColumn('bot_account_id', text, (column) => column.notNull())
      .addColumn('channel_id', text, (column) => column.notNull())
      .addColumn('locale', text)
      .addColumn('time_zone', text)
      .addColumn('reachable', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('personal_references_key', ['tenant_id', 'person'])
      .execute();
    await db.schema
      .createTable('welcomes')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('person', text, (column) => column.notNull())
      .addColumn('claimed_at', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('welcomes_key', ['tenant_id', 'person'])
      .execute();
    await db.schema
      .createTable('turns')
      .addColumn('tenant_id', text, (column) => column.notNull())
      .addColumn('key', text, (column) => column.notNull())
      .addColumn('begun_at', text, (column) => column.notNull())
      .addColumn('answer', text)
      .addPrimaryKeyConstraint('turns_key', ['tenant_id', 'key'])
      .execute();
    await db.schema.createIndex('turns_by_age').on('turns').columns(['tenant_id', 'begun_at']).execute();
  },
});
