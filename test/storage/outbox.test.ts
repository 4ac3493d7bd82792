import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { lanes, type NewOutboxRow, type Store } from '../../src/desk/index.js';
import { forEachDatabase } from '../support/databases.js';
import { alex, exampleReference, exampleRow, robin, time } from './examples.js';

const enqueue = (store: Store, ...rows: NewOutboxRow[]) => store.transaction((tx) => tx.enqueue(rows));
const minute = 60_000;

/** Leases from the lane of cards; the keys and ids of what was leased. */
async function lease(store: Store, owner: string, limit = 10, at = time(), leaseMs = minute) {
  return store.outbox.lease('cards', owner, limit, leaseMs, at);
}
const keys = (rows: readonly { readonly key: string }[]) => rows.map((row) => row.key);

/** The one row that is leased; fails where it isn't one. */
async function leaseOne(store: Store, owner = 'w1', at = time()) {
  const [row, ...more] = await lease(store, owner, 1, at);
  assert(row !== undefined && more.length === 0);
  return row;
}

describe('the outbox', () => {
  forEachDatabase((_name, open) => {
    it('hands out rows that are due by priority and then by age, with what they hold', async () => {
      const store = await open({ clock: { now: () => time(-1) } });
      await enqueue(
        store,
        exampleRow('old'),
        exampleRow('urgent', { priority: 1 }),
        exampleRow('new'),
        exampleRow('later', { dueAt: time(1) }),
        exampleRow('elsewhere', { lane: 'notices' }),
      );
      const rows = await lease(store, 'w1');
      assert.deepEqual(keys(rows), ['urgent', 'old', 'new']);
      const { id, ...first } = rows[0] ?? assert.fail();
      assert(Number.isSafeInteger(id));
      assert.deepEqual(first, {
        tenantId: exampleRow('').tenantId,
        lane: 'cards',
        key: 'urgent',
        task: { task: 'refreshCopy', copyId: 'urgent' },
        attempt: 1,
        createdAt: time(-1),
        note: null,
      });
      assert.deepEqual(keys(await lease(store, 'w2', 10, time(1), 1)), ['urgent', 'old', 'new', 'later']);
    });

    it('keeps to the limit', async () => {
      const store = await open();
      await enqueue(store, exampleRow('a'), exampleRow('b'), exampleRow('c'));
      assert.deepEqual(keys(await lease(store, 'w1', 2)), ['a', 'b']);
      assert.deepEqual(keys(await lease(store, 'w2', 2)), ['c']);
    });

    it('adds a second row of the same key only after the first is finished', async () => {
      const store = await open();
      await enqueue(store, exampleRow('a'), exampleRow('a'));
      await enqueue(store, exampleRow('a', { dueAt: time(5) }), exampleRow('b'));
      assert.deepEqual(keys(await lease(store, 'w1')), ['a', 'b']);
      await Promise.all([1, 2, 3].map(() => enqueue(store, exampleRow('c'))));
      assert.deepEqual(keys(await lease(store, 'w1')), ['c']);
      await enqueue(store);
    });

    it('loses rows with the transaction that added them', async () => {
      const store = await open();
      await assert.rejects(
        store.transaction(async (tx) => {
          await tx.enqueue([exampleRow('a')]);
          throw new Error('thought better of it');
        }),
      );
      assert.deepEqual(await lease(store, 'w1'), []);
    });

    it('does rows of one order key one at a time, in the order in which they were added', async () => {
      const store = await open();
      const same = { orderKey: 'request 1' };
      await enqueue(
        store,
        exampleRow('first', same),
        exampleRow('second', { ...same, priority: 1 }),
        exampleRow('elsewhere', { ...same, lane: 'notices' }),
      );
      const first = await leaseOne(store);
      assert.equal(first.key, 'first');
      assert.deepEqual(await lease(store, 'w2'), []);
      // Postponed, it still goes first.
      assert(await store.outbox.postpone(first.id, 'w1', time(5), 'throttled', '{"known":1}'));
      assert.deepEqual(await lease(store, 'w2', 10, time(1)), []);
      const again = await leaseOne(store, 'w2', time(5));
      assert.equal(again.key, 'first');
      assert.equal(again.attempt, 2);
      assert.equal(again.note, '{"known":1}');
      assert(await store.outbox.finish(again.id, 'w2'));
      assert.deepEqual(keys(await lease(store, 'w1', 10, time(5))), ['second']);
      assert.deepEqual(keys(await store.outbox.lease('notices', 'w1', 10, minute, time(5))), ['elsewhere']);
    });

    it('lets one row serve several causes, and does it once more where one came while it was under way', async () => {
      const store = await open({ clock: { now: () => time() } });
      const refresh = exampleRow('copy 1', { coalesces: true });
      await enqueue(store, refresh);
      await enqueue(store, refresh, refresh);
      const row = await leaseOne(store);
      assert.deepEqual(await lease(store, 'w2'), []);
      await enqueue(store, refresh);
      assert(await store.outbox.finish(row.id, 'w1'));
      const again = await leaseOne(store);
      assert.deepEqual([again.key, again.attempt], ['copy 1', 1]);
      assert(await store.outbox.finish(again.id, 'w1'));
      assert.deepEqual(await lease(store, 'w1'), []);
    });

    it('gives a row that was set aside a new chance when it has a new cause', async () => {
      const store = await open({ clock: { now: () => time() } });
      const refresh = exampleRow('copy 1', { coalesces: true });
      const once = exampleRow('notice 1');
      await enqueue(store, refresh, once);
      for (const row of await lease(store, 'w1')) await store.outbox.park(row.id, 'w1', 'refused');
      await enqueue(store, refresh, once);
      assert.deepEqual(keys(await lease(store, 'w1')), ['copy 1']);
    });

    it('hands a row to another worker when its lease has ended, and not before', async () => {
      const store = await open();
      await enqueue(store, exampleRow('a', { orderKey: 'k' }), exampleRow('b', { orderKey: 'k' }));
      const row = await leaseOne(store);
      assert.deepEqual(await lease(store, 'w2', 10, time(0.5)), []);
      const taken = await lease(store, 'w2', 10, time(1));
      assert.deepEqual(keys(taken), ['a']);
      for (const lost of [
        store.outbox.finish(row.id, 'w1'),
        store.outbox.postpone(row.id, 'w1', time(2), 'throttled'),
        store.outbox.hold(row.id, 'w1', robin.id),
        store.outbox.park(row.id, 'w1', 'failed'),
      ]) {
        assert.equal(await lost, false);
      }
      assert(await store.outbox.finish(row.id, 'w2'));
      assert.equal(await store.outbox.finish(row.id, 'w2'), false);
    });

    it('never hands two rows of one order key, nor one row twice, to workers at the same time', async () => {
      const store = await open();
      const other = await open();
      const rows = Array.from({ length: 60 }, (_, index) =>
        exampleRow(`row ${index}`, { orderKey: `key ${index % 3}` }),
      );
      await enqueue(store, ...rows);
      const done: string[] = [];
      const busy = new Set<string>();
      const worker = async (owner: string) => {
        while (done.length < rows.length) {
          for (const { id, key } of await store.outbox.lease('cards', owner, 2, minute, time())) {
            const orderKey = `key ${Number(key.slice(4)) % 3}`;
            assert(!busy.has(orderKey), `${orderKey} is being done twice`);
            busy.add(orderKey);
            await other.healthy();
            busy.delete(orderKey);
            assert(await store.outbox.finish(id, owner));
            done.push(key);
          }
          // A look that finds nothing never leaves the round of the event loop in which it began; writes wait for the next.
          await setImmediate();
        }
      };
      await Promise.all(['w1', 'w2', 'w3', 'w4'].map(worker));
      assert.equal(new Set(done).size, rows.length);
      for (const key of [0, 1, 2]) {
        const inOrder = done.map((row) => Number(row.slice(4))).filter((index) => index % 3 === key);
        assert.deepEqual(
          inOrder,
          inOrder.toSorted((a, b) => a - b),
        );
      }
    });

    it('holds a row until the person is heard of, and does those behind it meanwhile', async () => {
      const store = await open();
      await enqueue(store, exampleRow('a', { orderKey: 'k' }), exampleRow('b', { orderKey: 'k' }));
      const held = await leaseOne(store);
      assert(await store.outbox.hold(held.id, 'w1', robin.id));
      const behind = await leaseOne(store);
      assert.equal(behind.key, 'b');
      const release = (person: typeof robin.id) => store.transaction((tx) => tx.releaseHeld(person, time(1)));
      assert.equal(await release(alex.id), 0);
      assert.equal(await release(robin.id), 1);
      assert.equal(await release(robin.id), 0);
      // It is the older one again, but the other one is being done.
      assert.deepEqual(await lease(store, 'w2', 10, time(0.9)), []);
      assert.deepEqual(await lease(store, 'w2', 10, time(0.9)), []);
      assert(await store.outbox.finish(behind.id, 'w1'));
      assert.equal((await leaseOne(store, 'w2', time(1))).key, 'a');
    });

    it('sets rows aside for an administrator and takes them back', async () => {
      const store = await open({ clock: { now: () => time(3) } });
      await enqueue(store, exampleRow('a', { orderKey: 'k' }), exampleRow('b', { orderKey: 'k' }));
      const row = await leaseOne(store);
      assert(await store.outbox.park(row.id, 'w1', 'refused'));
      assert.deepEqual(await store.outbox.parked(10), [
        { id: row.id, key: 'a', reason: 'refused', since: time(3) },
      ]);
      assert.equal((await leaseOne(store)).key, 'b');
      assert(await store.outbox.unpark(row.id, time(4)));
      assert.equal(await store.outbox.unpark(row.id, time(4)), false);
      assert.deepEqual(await store.outbox.parked(10), []);
      assert.deepEqual(keys(await lease(store, 'w2', 10, time(4))), ['a']);
    });

    it('says when a lane will next have something to do', async () => {
      const store = await open();
      assert.equal(await store.outbox.nextDue('cards'), null);
      await enqueue(
        store,
        exampleRow('a', { orderKey: 'k', dueAt: time(2) }),
        exampleRow('b', { orderKey: 'k', dueAt: time(1) }),
      );
      // The second is due earlier, but waits for the first.
      assert.deepEqual(await store.outbox.nextDue('cards'), time(2));
      await enqueue(store, exampleRow('c', { dueAt: time(1) }));
      assert.deepEqual(await store.outbox.nextDue('cards'), time(1));
      assert.deepEqual(keys(await lease(store, 'w1', 10, time(2), 5 * minute)), ['a', 'c']);
      assert.deepEqual(await store.outbox.nextDue('cards'), time(7));
      assert.equal(await store.outbox.nextDue('notices'), null);
    });

    it('counts the rows of each lane', async () => {
      const store = await open();
      await enqueue(store, ...['a', 'b', 'c', 'd', 'e'].map((key) => exampleRow(key, { dueAt: time(-1) })));
      const [a, b, c] = await lease(store, 'w1', 3);
      assert(a !== undefined && b !== undefined && c !== undefined);
      await store.outbox.hold(a.id, 'w1', robin.id);
      await store.outbox.park(b.id, 'w1', 'refused');
      const none = { ready: 0, leased: 0, held: 0, parked: 0, oldestDueAt: null };
      const ours = { lane: 'cards', ready: 2, leased: 1, held: 1, parked: 1, oldestDueAt: time(-1) };
      assert.deepEqual(
        await store.outbox.laneStates(),
        lanes.map((lane) => (lane === 'cards' ? ours : { lane, ...none })),
      );
    });

    it('parks a task that this version cannot read, and does the others', async () => {
      const store = await open();
      await enqueue(store, exampleRow('a'), exampleRow('b'));
      await store.connection.db
        .updateTable('outbox')
        .set({ task: '{"task":"juggle"}' })
        .where('key', '=', 'a')
        .execute();
      assert.deepEqual(keys(await lease(store, 'w1')), ['b']);
      assert.equal((await store.outbox.parked(10))[0]?.reason, 'unreadable');
    });

    it('releases what waits in the transaction in which a person is heard of', async () => {
      const store = await open();
      await enqueue(store, exampleRow('a'));
      const row = await leaseOne(store);
      const contact = store.transaction(async (tx) => {
        const news = await tx.saveReference(exampleReference());
        await tx.releaseHeld(robin.id, time(1));
        return news;
      });
      const [held, news] = await Promise.all([store.outbox.hold(row.id, 'w1', robin.id), contact]);
      assert(held && news);
      // Held before the contact it was released; held after it, the worker sees the reference and releases it.
      assert.notEqual(await store.reference(robin.id), null);
    });
  });
});
