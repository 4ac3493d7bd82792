import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { forEachDatabase } from '../support/databases.js';
import { exampleRequest } from './examples.js';

describe('a table that a newer version changes while this one runs', () => {
  forEachDatabase((_name, open) => {
    it('is read and written all the same', async () => {
      const store = await open();
      const first = exampleRequest();
      await store.transaction((tx) => tx.insertRequest(first));
      await Promise.all(Array.from({ length: 12 }, () => store.request(first.id)));
      await sql`alter table requests add column added_later text`.execute(store.connection.db);
      try {
        const read = await Promise.all(Array.from({ length: 12 }, () => store.request(first.id)));
        assert.ok(read.every((request) => request?.id === first.id));
        const changed = { ...first, version: 2, state: 'withdrawn' as const };
        await store.transaction(async (tx) => {
          assert.equal((await tx.request(first.id))?.version, 1);
          assert.ok(await tx.updateRequest(changed));
        });
        assert.equal((await store.request(first.id))?.version, 2);
      } finally {
        await sql`alter table requests drop column added_later`.execute(store.connection.db);
      }
    });
  });
});
