import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { forEachDatabase } from '../support/databases.js';
import { exampleRequest, exampleRow, requestForAnotherNumber, robin } from './examples.js';

describe('transactions', () => {
  forEachDatabase((name, open, emptyDatabase) => {
    it('show what they wrote to themselves, and to others once they are committed', async () => {
      const url = await emptyDatabase();
      const store = await open({ url });
      const other = await open({ url });
      const request = exampleRequest();
      await store.transaction(async (tx) => {
        await tx.insertRequest(request);
        assert.deepEqual(await tx.request(request.id), request);
        assert.equal(await other.request(request.id), null);
      });
      assert.deepEqual(await other.request(request.id), request);
    });

    it('undo everything when their work throws, and give its error back', async () => {
      const store = await open();
      const request = exampleRequest();
      const error = new Error('thought better of it');
      const work = store.transaction(async (tx) => {
        await tx.insertRequest(request);
        await tx.enqueue([exampleRow('a')]);
        throw error;
      });
      await assert.rejects(work, (thrown) => thrown === error);
      assert.equal(await store.request(request.id), null);
      assert.equal(await store.outbox.nextDue('cards'), null);
      // And the store goes on.
      assert.equal(await store.transaction((tx) => tx.insertRequest(request)), 'inserted');
    });

    it('refuse questions that pass them by, instead of waiting for ever', async () => {
      const store = await open();
      await store.transaction(async (tx) => {
        await assert.rejects(store.requestsOf(robin.id, { limit: 1 }), { code: 'conflict' });
        await assert.rejects(
          store.transaction(async () => {}),
          { code: 'conflict' },
        );
        assert.equal((await tx.requestsOf(robin.id, { limit: 1 })).total, 0);
      });
      assert.equal((await store.requestsOf(robin.id, { limit: 1 })).total, 0);
    });

    it('all succeed when many in two processes read first and write later', async () => {
      const url = await emptyDatabase();
      const stores = [await open({ url }), await open({ url })];
      const request = exampleRequest();
      await stores[0]?.transaction((tx) => tx.insertRequest(request));
      const grow = async (index: number) => {
        const store = stores[index % 2] ?? assert.fail();
        for (;;) {
          const done = await store.transaction(async (tx) => {
            const current = (await tx.request(request.id)) ?? assert.fail();
            return tx.updateRequest({ ...current, version: current.version + 1 });
          });
          if (done) return;
        }
      };
      await Promise.all(Array.from({ length: 12 }, (_, index) => grow(index)));
      assert.equal((await stores[1]?.request(request.id))?.version, 13);
    });

    if (name === 'PostgreSQL') {
      it('are run again after a deadlock', async () => {
        const store = await open();
        const [one, two] = [requestForAnotherNumber(), requestForAnotherNumber()];
        await store.transaction(async (tx) => {
          await tx.insertRequest(one);
          await tx.insertRequest(two);
        });
        const bothReached = Promise.withResolvers<void>();
        let reached = 0;
        let runs = 0;
        const change = (first: typeof one, then: typeof one) =>
          store.transaction(async (tx) => {
            runs += 1;
            await tx.updateRequest({ ...first, version: ((await tx.request(first.id))?.version ?? 0) + 1 });
            reached += 1;
            if (reached === 2) bothReached.resolve();
            await bothReached.promise;
            await tx.updateRequest({ ...then, version: ((await tx.request(then.id))?.version ?? 0) + 1 });
          });
        await Promise.all([change(one, two), change(two, one)]);
        assert.equal(runs, 3);
      });
    } else {
      it('are durable as far as SQLite can make them', async () => {
        const store = await open();
        const ask = async (pragma: string) =>
          (await sql.raw(`pragma ${pragma}`).execute(store.connection.db)).rows[0];
        assert.deepEqual(await ask('journal_mode'), { journal_mode: 'wal' });
        assert.deepEqual(await ask('synchronous'), { synchronous: 2 });
        assert.deepEqual(await ask('foreign_keys'), { foreign_keys: 1 });
        assert.deepEqual(await ask('busy_timeout'), { timeout: 5000 });
      });
    }
  });
});
