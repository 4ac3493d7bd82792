import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { NewOutboxRow } from '../../src/desk/index.js';
import type { SqlStore } from '../../src/storage/index.js';
import { forEachDatabase } from '../support/databases.js';
import { exampleRow, time } from './examples.js';

/** What PostgreSQL knows of the table after a quiet night: pages, and no rows in them. */
async function letItSeemEmpty(store: SqlStore): Promise<void> {
  await store.transaction((tx) =>
    tx.enqueue(Array.from({ length: 2000 }, (_, index) => exampleRow(`old ${index}`))),
  );
  await sql`delete from outbox`.execute(store.connection.db);
  await sql`analyze outbox`.execute(store.connection.db);
}

describe('a long outbox', () => {
  forEachDatabase((name, open) => {
    const most = name === 'SQLite' ? 100_000 : 20_000;
    const shapes: Record<string, (index: number, count: number) => Partial<NewOutboxRow>> = {
      'of tasks for many orders': (index, count) => ({ orderKey: `order ${index % (count / 5)}` }),
      'whose first half is due later': (index, count) => ({ dueAt: time(index < count / 2 ? 60 : 0) }),
      'of tasks that wait for ten others': (index) => ({ orderKey: `order ${index % 10}` }),
    };
    for (const [shape, changes] of Object.entries(shapes)) {
      it(`${shape} doesn’t hold up the next task`, async function () {
        this.timeout(120_000);
        const store = await open();
        if (name === 'PostgreSQL') await letItSeemEmpty(store);
        const count = shape === 'of tasks for many orders' ? most : 20_000;
        const rows = Array.from({ length: count }, (_, index) =>
          exampleRow(`row ${index}`, changes(index, count)),
        );
        await store.transaction((tx) => tx.enqueue(rows));
        const started = performance.now();
        for (let round = 0; round < 5; round += 1) {
          const leased = await store.outbox.lease('cards', 'w', 10, 60_000, time());
          assert.equal(leased.length, 10);
          assert.notEqual(await store.outbox.nextDue('cards'), null);
          for (const { id } of leased) assert(await store.outbox.finish(id, 'w'));
        }
        const each = (performance.now() - started) / 5;
        assert(each < 1000, `${each} ms`);
      });
    }
  });
});
