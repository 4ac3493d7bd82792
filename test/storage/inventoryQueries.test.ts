import assert from 'node:assert/strict';
import type { FreeNumberQuery, InventoryStore } from '../../src/desk/index.js';
import { numberStates, type TenantNumber } from '../../src/inventory/index.js';
import { e164, numberPool, robin, tenantNumber, withPerson } from '../inventory/examples.js';
import { forEachDatabase } from '../support/databases.js';
import { time } from './examples.js';

const leaseMs = 60_000;
const all = numberPool().match;
const found = (numbers: readonly { readonly telephoneNumber: string }[]) =>
  numbers.map(({ telephoneNumber }) => telephoneNumber);

forEachDatabase((name, open, emptyDatabase) => {
  describe(`questions about numbers over ${name}`, () => {
    let inventory: InventoryStore;
    beforeEach(async () => {
      inventory = await open({ url: await emptyDatabase() });
    });
    const show = async (...numbers: TenantNumber[]) => {
      const start = await inventory.numberSyncs.begin('a', time(), leaseMs, time(-1));
      assert(start.state !== 'elsewhere');
      for (let from = 0; from < numbers.length; from += 500) {
        await inventory.numberSyncs.keep(start.turn, numbers.slice(from, from + 500), {
          ...{ readAt: time(), now: time(), restDays: 30, leaseMs },
        });
      }
      await inventory.numberSyncs.finish(start.turn, time());
    };
    const free = async (query: Partial<FreeNumberQuery> = {}) =>
      found(await inventory.freeNumbers({ match: all, limit: 10, now: time(1), ...query }));

    it('find digits anywhere and at the end, whatever the state', async () => {
      await show(
        tenantNumber('+4930231250'),
        withPerson('+4930231251', robin),
        tenantNumber('+12125550123', { country: 'US', city: 'New York', forPeople: false }),
        tenantNumber('+4930555'),
      );
      const search = async (pattern: Parameters<InventoryStore['searchNumbers']>[0], limit = 10) =>
        found(await inventory.searchNumbers(pattern, limit, time(1))).sort();
      assert.deepEqual(await search({ contains: '3125' }), ['+4930231250', '+4930231251']);
      assert.deepEqual(await search({ contains: '555' }), ['+12125550123', '+4930555']);
      assert.deepEqual(await search({ contains: '493' }, 2), ['+4930231250', '+4930231251']);
      assert.deepEqual(await search({ contains: '4930231250' }), ['+4930231250']);
      assert.deepEqual(await search({ contains: '987' }), []);
      assert.deepEqual(await search({ endsWith: '1' }), ['+4930231251']);
      assert.deepEqual(await search({ endsWith: '0123' }), ['+12125550123']);
      assert.deepEqual(await search({ endsWith: '9' }), []);
      for (const wrong of ['', '%', '1%', '12', '" OR "']) {
        await assert.rejects(async () => search({ contains: wrong }), RangeError);
      }
      await assert.rejects(async () => search({ endsWith: '%' }), RangeError);
    });

    it('offer free numbers of a pool only, in a steady order and by pages', async () => {
      const hamburg = { city: 'Hamburg' };
      await show(
        tenantNumber('+494012', hamburg),
        tenantNumber('+4930300'),
        tenantNumber('+4930100'),
        tenantNumber('+4930200'),
        withPerson('+4930400', robin),
        tenantNumber('+4930500', { forPeople: false }),
        tenantNumber('+4930600', { pending: true }),
        tenantNumber('+3312345', { country: 'FR', city: null }),
      );
      assert.deepEqual(await free({ match: { ...all, countries: ['DE'] } }), [
        '+4930100',
        '+4930200',
        '+4930300',
        '+494012',
      ]);
      assert.deepEqual(await free({ match: { ...all, cities: ['HAMBURG'] } }), ['+494012']);
      assert.deepEqual(await free({ match: { ...all, countries: ['DE'] }, limit: 2, offset: 1 }), [
        '+4930200',
        '+4930300',
      ]);
      assert.deepEqual(await free({ limit: 1 }), ['+4930100']);
      assert.deepEqual(await free({ match: { ...all, countries: ['AT'] } }), []);
      assert.equal(await inventory.countFree(all, time(1)), 5);
    });

    it('offer free numbers by digits and by tags', async () => {
      await show(
        ...[100, 211, 311, 411].map((end) => tenantNumber(`+4930${end}`)),
        tenantNumber('+49405511'),
      );
      await inventory.transaction(async (tx) => {
        await tx.tagNumber(e164('+4930211'), { add: ['vip'], remove: [] });
        await tx.tagNumber(e164('+4930311'), { add: ['vip', 'sales'], remove: [] });
        await tx.tagNumber(e164('+4930100'), { add: ['sales'], remove: [] });
        await tx.blockNumber(e164('+4930411'), 'reserved', time(1));
      });
      assert.deepEqual(await free({ pattern: { endsWith: '11' } }), ['+4930211', '+4930311', '+49405511']);
      assert.deepEqual(await free({ pattern: { contains: '021' } }), ['+4930211']);
      assert.deepEqual(await free({ match: { ...all, tags: ['vip'] } }), ['+4930211', '+4930311']);
      assert.deepEqual((await free({ match: { ...all, tags: ['sales', 'vip'] } })).sort(), [
        '+4930100',
        '+4930211',
        '+4930311',
      ]);
      const tagged = { ...all, tags: ['vip', 'sales'] };
      assert.deepEqual(await free({ match: tagged, pattern: { endsWith: '00' } }), ['+4930100']);
      assert.deepEqual(await free({ match: tagged, pattern: { contains: '311' } }), ['+4930311']);
      assert.equal(await inventory.countFree(tagged, time(1)), 3);
      assert.deepEqual(await free({ match: { ...tagged, countries: ['FR'] } }), []);
    });

    it('find the same among many numbers as a look at each of them', async function () {
      this.timeout(30_000);
      this.slow(10_000);
      const many = Array.from({ length: 4000 }, (_, index) => {
        const berlin = index % 2 === 0;
        const number = `+49${berlin ? 30 : 40}7${String((index * 7919) % 100_000).padStart(5, '0')}`;
        const city = berlin ? 'Berlin' : 'Hamburg';
        return index % 3 === 0 ? withPerson(number, robin, { city }) : tenantNumber(number, { city });
      });
      await show(...many);
      const inBerlin = many.filter(({ assignment, city }) => assignment === 'none' && city === 'Berlin');
      const match = { ...all, cities: ['Berlin'] };
      // 3 digits that all of them hold, digits that only the other city's hold by prefix, some that few hold.
      for (const digits of ['307', '407', '493', '494', '123', '7000', '99']) {
        const endsWith = found(inBerlin).filter((number) => number.endsWith(digits));
        const limit = 3000;
        assert.deepEqual(
          (await free({ match, limit, pattern: { endsWith: digits } })).sort(),
          endsWith.sort(),
        );
        if (digits.length < 3) continue;
        const contains = found(inBerlin)
          .filter((number) => number.includes(digits))
          .sort();
        assert.deepEqual(await free({ match, limit, pattern: { contains: digits } }), contains, digits);
        assert.deepEqual(
          await free({ match, limit: 5, offset: 2, pattern: { contains: digits } }),
          contains.slice(2, 7),
          digits,
        );
        const everywhere = found(await inventory.searchNumbers({ contains: digits }, 5000, time(1))).sort();
        assert.deepEqual(
          everywhere,
          found(many)
            .filter((number) => number.includes(digits))
            .sort(),
        );
      }
      assert.equal(await inventory.countFree(match, time(1)), inBerlin.length);
    });

    it('follow a number into another group', async () => {
      await show(tenantNumber('+4930777123'));
      await show(tenantNumber('+4930777123', { city: 'Potsdam' }));
      const pattern = { contains: '777' };
      assert.deepEqual(await free({ match: { ...all, cities: ['Potsdam'] }, pattern }), ['+4930777123']);
      assert.deepEqual(await free({ match: { ...all, cities: ['Berlin'] }, pattern }), []);
      assert.equal((await inventory.searchNumbers(pattern, 10, time(1))).length, 1);
    });

    it('count each pool by state, where a rest that is over counts as available', async () => {
      await show(
        ...['100', '200', '300', '400'].map((end) => tenantNumber(`+4930${end}`)),
        withPerson('+4930500', robin),
        tenantNumber('+4930600', { forPeople: false }),
        tenantNumber('+494011', { city: 'Hamburg' }),
      );
      await inventory.transaction(async (tx) => {
        await tx.blockNumber(e164('+4930100'), 'reserved', time(1));
        await tx.noteReleased(e164('+4930200'), time(10), time(1));
        await tx.tagNumber(e164('+4930200'), { add: ['vip'], remove: [] });
        await tx.tagNumber(e164('+4930500'), { add: ['vip'], remove: [] });
      });
      const pools = [
        numberPool({ name: 'berlin', match: { cities: ['Berlin'] } }),
        numberPool({ name: 'all' }),
        numberPool({ name: 'vip', match: { tags: ['vip'] } }),
      ];
      const counts = async (minute: number) =>
        (await inventory.stock(pools, time(minute))).map(({ numbers }) =>
          numberStates.map((state) => numbers[state]),
        );
      // available, held, assigned, resting, blocked, missing
      assert.deepEqual(await counts(9), [
        [2, 0, 1, 1, 1, 0],
        [3, 0, 1, 1, 1, 0],
        [0, 0, 1, 1, 0, 0],
      ]);
      assert.deepEqual(await counts(10), [
        [3, 0, 1, 0, 1, 0],
        [4, 0, 1, 0, 1, 0],
        [1, 0, 1, 0, 0, 0],
      ]);
    });

    it('remember which pools are low, each once', async () => {
      const mark = () => inventory.transaction((tx) => tx.markLow('berlin', time()));
      const marked = await Promise.all([mark(), mark(), mark()]);
      assert.equal(marked.filter(Boolean).length, 1);
      assert.deepEqual(await inventory.lowPools(), ['berlin']);
      await inventory.transaction((tx) => tx.markRecovered(['berlin', 'other']));
      assert.deepEqual([await inventory.lowPools(), await mark()], [[], true]);
    });
  });
});
