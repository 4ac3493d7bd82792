import assert from 'node:assert/strict';
import type { InventoryStore } from '../../src/desk/index.js';
import { numberPool, robin, tenantNumber, withPerson } from '../inventory/examples.js';
import { forEachDatabase } from '../support/databases.js';
import { time } from './examples.js';

const all = numberPool().match;

forEachDatabase((name, open, emptyDatabase) => {
  describe(`the cities of free numbers over ${name}`, () => {
    let inventory: InventoryStore;
    beforeEach(async () => {
      inventory = await open({ url: await emptyDatabase() });
      const start = await inventory.numberSyncs.begin('a', time(), 60_000, time(-1));
      assert(start.state !== 'elsewhere');
      const numbers = [
        tenantNumber('+4940100', { city: 'Hamburg' }),
        tenantNumber('+4940101', { city: 'Hamburg' }),
        tenantNumber('+4930100'),
        withPerson('+4989100', robin),
        tenantNumber('+4969100', { city: 'Frankfurt', forPeople: false }),
        tenantNumber('+12125550100', { country: 'US', city: 'New York' }),
        tenantNumber('+4980000', { city: null }),
      ].map((number) => (number.telephoneNumber === '+4989100' ? { ...number, city: 'München' } : number));
      const seen = { readAt: time(), now: time(), restDays: 30, leaseMs: 60_000 };
      await inventory.numberSyncs.keep(start.turn, numbers, seen);
      await inventory.numberSyncs.finish(start.turn, time());
    });

    it('are told each once, and none that has no free number for people', async () => {
      assert.deepEqual(await inventory.freeCities(all, time(1)), ['Berlin', 'Hamburg', 'New York']);
      const german = { ...all, countries: ['DE'] };
      assert.deepEqual(await inventory.freeCities(german, time(1)), ['Berlin', 'Hamburg']);
      assert.deepEqual(await inventory.freeCities({ ...all, countries: ['FR'] }, time(1)), []);
    });

    it('are those of tagged numbers where the pool goes by tags', async () => {
      const [number] = await inventory.freeNumbers({
        match: { ...all, cities: ['Hamburg'] },
        limit: 1,
        now: time(1),
      });
      assert.ok(number !== undefined);
      await inventory.transaction((tx) => tx.tagNumber(number.telephoneNumber, { add: ['vip'], remove: [] }));
      assert.deepEqual(await inventory.freeCities({ ...all, tags: ['vip'] }, time(1)), ['Hamburg']);
    });
  });
});
