import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { InventoryStore } from '../../src/desk/index.js';
import type { TenantNumber } from '../../src/inventory/index.js';
import type { RequestId } from '../../src/requests/index.js';
import type { SqlStore } from '../../src/storage/index.js';
import { alex, e164, robin, tenantNumber, withPerson } from '../inventory/examples.js';
import { forEachDatabase } from '../support/databases.js';
import { time } from './examples.js';

const number = e164('+4930231250');
const request = () => randomUUID() as RequestId;

forEachDatabase((name, open, emptyDatabase) => {
  describe(`holds on numbers over ${name}`, () => {
    let url: string;
    let store: SqlStore;
    let inventory: InventoryStore;
    beforeEach(async () => {
      url = await emptyDatabase();
      store = await open({ url });
      inventory = store;
      await see(0, [tenantNumber(number)]);
    });

    /** A sync that shows these numbers, read at this minute. */
    async function see(minute: number, numbers: readonly TenantNumber[]): Promise<void> {
      const start = await inventory.numberSyncs.begin('test', time(minute), 60_000, time(-1000));
      assert(start.state !== 'elsewhere');
      const seen = { readAt: time(minute), now: time(minute), restDays: 30, leaseMs: 60_000, next: null };
      assert.equal(await inventory.numberSyncs.keep(start.turn, numbers, seen), true);
      await inventory.numberSyncs.finish(start.turn, time(minute));
    }
    const hold = (by: RequestId, minute = 1) =>
      inventory.transaction((tx) => tx.holdNumber(number, by, robin, time(minute)));
    const record = async (minute = 1) => {
      const found = await inventory.numberRecord(number, time(minute));
      assert(found !== null);
      return found;
    };
    const free = async (minute = 1) => {
      const match = { countries: [], cities: [], numberTypes: [], tags: [] };
      return (await inventory.freeNumbers({ match, limit: 10, now: time(minute) })).length;
    };

    it('go to one of fifty requests that ask at the same time', async () => {
      const requests = Array.from({ length: 50 }, request);
      const results = await Promise.all(requests.map((by) => hold(by)));
      assert.equal(results.filter((result) => result === 'held').length, 1);
      assert.equal((await record()).hold?.request, requests[results.indexOf('held')]);
    });

    it('go to one of fifty requests over two connections of two processes', async () => {
      const other = await open({ url });
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          (index % 2 === 0 ? inventory : other).transaction((tx) =>
            tx.holdNumber(number, request(), robin, time(1)),
          ),
        ),
      );
      assert.equal(results.filter((result) => result === 'held').length, 1);
    });

    it('are refused by the key of the table, even past all checks', async () => {
      await hold(request());
      const row = { tenant_id: store.connection.tenantId, number, request_id: request(), person: robin };
      await assert.rejects(
        store.connection.transaction(({ db }) =>
          db
            .insertInto('number_holds')
            .values({ ...row, held_at: time().toISOString() })
            .execute(),
        ),
        { code: 'conflict' },
      );
    });

    it('stay with the request that asks again, and end with it', async () => {
      const [first, second] = [request(), request()];
      assert.deepEqual(
        [await hold(first), await hold(first), await hold(second)],
        ['held', 'held', 'notFree'],
      );
      assert.equal((await record()).state, 'held');
      assert.equal(await free(), 0);
      assert.deepEqual(await inventory.transaction((tx) => tx.releaseHolds(second, time(2))), []);
      assert.deepEqual(await inventory.transaction((tx) => tx.releaseHolds(first, time(2))), [number]);
      assert.deepEqual([(await record()).state, (await record()).hold], ['available', null]);
      assert.equal(await hold(second), 'held');
    });

    it('are undone with the transaction in which they were taken', async () => {
      await assert.rejects(
        inventory.transaction(async (tx) => {
          assert.equal(await tx.holdNumber(number, request(), robin, time(1)), 'held');
          throw new Error('the request was not stored');
        }),
        /was not stored/,
      );
      assert.equal((await record()).state, 'available');
    });

    it('end with a verified assignment', async () => {
      const by = request();
      await hold(by);
      await inventory.transaction((tx) => tx.noteAssigned(number, robin, time(2)));
      const { state, hold: left, shownWith, drift } = await record();
      assert.deepEqual([state, left, shownWith, drift], ['assigned', null, robin, null]);
      assert.deepEqual(await inventory.transaction((tx) => tx.releaseHolds(by, time(3))), []);
    });

    it('are given to nobody for numbers that are unknown, assigned, blocked, resting or not for people', async () => {
      await inventory.transaction((tx) => tx.blockNumber(number, 'reserved', time(1)));
      assert.equal(await hold(request()), 'notFree');
      await inventory.transaction((tx) => tx.blockNumber(number, null, time(1)));
      await inventory.transaction((tx) => tx.noteAssigned(number, alex, time(1)));
      assert.equal(await hold(request()), 'notFree');
      await inventory.transaction((tx) => tx.noteReleased(number, time(10), time(2)));
      assert.equal((await record(9)).state, 'resting');
      assert.deepEqual([await free(9), await free(10)], [0, 1]);
      assert.deepEqual([await hold(request(), 9), await hold(request(), 10)], ['notFree', 'held']);
      await see(60, [tenantNumber('+4930999', { forPeople: false })]);
      const others = ['+4930999', '+4930888'].map((other) =>
        inventory.transaction((tx) => tx.holdNumber(e164(other), request(), robin, time(61))),
      );
      assert.deepEqual(await Promise.all(others), ['notFree', 'notFree']);
    });

    it('show as broken while the tenant shows the number with somebody else', async () => {
      const by = request();
      await hold(by);
      await see(60, [withPerson(number, alex)]);
      const broken = await record(60);
      assert.deepEqual(
        [broken.state, broken.drift?.kind, broken.drift?.known, broken.drift?.shown],
        ['assigned', 'holdBroken', null, alex],
      );
      assert.deepEqual(broken.hold, { request: by, person: robin, since: time(1), brokenAt: time(60) });
      assert.equal(await hold(by, 61), 'notFree');
      await see(120, [tenantNumber(number)]);
      const good = await record(120);
      assert.deepEqual([good.drift, good.hold?.brokenAt], [null, null]);
    });
  });
});
