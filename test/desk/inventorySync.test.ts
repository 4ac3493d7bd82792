import assert from 'node:assert/strict';
import type { InventoryStore } from '../../src/desk/index.js';
import { type SyncDesk, syncNumbers } from '../../src/desk/index.js';
import { LineDeskError } from '../../src/errors.js';
import { openStore, type SqlStore } from '../../src/storage/index.js';
import { alex, e164, robin, TenantInTest, tenantNumber, withPerson } from '../inventory/examples.js';
import { time } from '../storage/examples.js';
import { testTenant } from '../support/testTenant.js';

const numbers = ['+4930100', '+4930200', '+4930300', '+4930400', '+4930500'];
const unavailable = () => new LineDeskError('tenant-unavailable', 'The tenant does not answer');

describe('a sync of the numbers', () => {
  let store: SqlStore;
  let inventory: InventoryStore;
  let tenant: TenantInTest;
  let minute: number;
  let desk: SyncDesk;
  beforeEach(async () => {
    store = await openStore({ url: ':memory:', tenantId: testTenant });
    inventory = store;
    tenant = new TenantInTest();
    tenant.numbers = numbers.map((number) => tenantNumber(number));
    minute = 0;
    desk = {
      store: inventory,
      tenantNumbers: tenant,
      clock: { now: () => time(minute) },
      policy: { numbers: { restDays: 30, pools: [] } },
    };
  });
  afterEach(() => store.close());

  /** An hour later, by this worker. */
  const sync = (owner = 'a') => {
    minute += 60;
    return syncNumbers(desk, { owner });
  };
  const state = async (number = '+4930100') =>
    (await inventory.numberRecord(e164(number), time(minute)))?.state;

  it('keeps what all pages show', async () => {
    const result = await sync();
    assert(result.state === 'done');
    assert.deepEqual(tenant.pagesAsked, [null, '2', '4']);
    assert.deepEqual([result.report.numbers, result.report.missed, result.resumed], [5, 0, false]);
    for (const number of numbers) assert.equal(await state(number), 'available');
  });

  it('goes on after a restart with the page that was not kept', async () => {
    tenant.beforePage = async (from) => {
      if (from === '2') throw unavailable();
    };
    await assert.rejects(sync(), { code: 'tenant-unavailable' });
    assert.equal(await state('+4930200'), 'available');
    tenant.beforePage = async () => undefined;
    const result = await sync('b');
    assert(result.state === 'done');
    assert.equal(result.resumed, true);
    assert.deepEqual(tenant.pagesAsked, [null, '2', '2', '4']);
    assert.equal(result.report.missed, 0);
  });

  it('begins again where the tenant has forgotten the page', async () => {
    const stop = { owner: 'a', stopping: () => tenant.pagesAsked.length === 1 };
    assert.deepEqual(await syncNumbers(desk, stop), { state: 'stopped' });
    let refused = false;
    tenant.beforePage = async (from) => {
      if (from !== '2' || refused) return;
      refused = true;
      throw new LineDeskError('tenant-refused', 'The skip token has expired');
    };
    assert.equal((await sync()).state, 'done');
    assert.deepEqual(tenant.pagesAsked, [null, '2', null, '2', '4']);
  });

  it('is left to the worker that carries it', async () => {
    const { promise: waiting, resolve: goOn } = Promise.withResolvers<void>();
    const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
    tenant.beforePage = () => {
      isAsked();
      return waiting;
    };
    const first = syncNumbers(desk, { owner: 'a' });
    await asked;
    assert.deepEqual(await syncNumbers(desk, { owner: 'b' }), { state: 'elsewhere', until: time(5) });
    goOn();
    assert.equal((await first).state, 'done');
  });

  it('ends where another worker has taken over', async () => {
    let silent = true;
    tenant.beforePage = async (from) => {
      if (from !== '2' || !silent) return;
      silent = false;
      minute += 60;
      assert.equal((await syncNumbers(desk, { owner: 'b' })).state, 'done');
    };
    assert.deepEqual(await syncNumbers(desk, { owner: 'a' }), { state: 'takenOver' });
  });

  it('reads a number directly before it is said to be missing', async () => {
    await sync();
    tenant.unlisted = ['+4930100', '+4930200'];
    await sync();
    assert.deepEqual(tenant.read, []);
    tenant.numbers = tenant.numbers.slice(1);
    const result = await sync();
    assert(result.state === 'done');
    assert.deepEqual(tenant.read, ['+4930100', '+4930200']);
    assert.deepEqual([await state('+4930100'), await state('+4930200')], ['missing', 'available']);
    assert.equal(result.report.missing, 1);
    tenant.read.splice(0);
    await sync();
    assert.deepEqual(
      tenant.read,
      [],
      'what was found directly is missed anew, and what is missing is known to be',
    );
  });

  it('leaves direct reads to the next one while the tenant does not answer them', async () => {
    await sync();
    tenant.numbers = tenant.numbers.slice(1);
    await sync();
    const number = tenant.number.bind(tenant);
    tenant.number = async () => {
      throw unavailable();
    };
    assert.equal((await sync()).state, 'done');
    assert.equal(await state(), 'available');
    tenant.number = number;
    await sync();
    assert.equal(await state(), 'missing');
  });

  it('does not take a tenant that suddenly shows nothing for an empty one', async () => {
    tenant.pageSize = 500;
    const many = Array.from({ length: 450 }, (_, index) => `+49307${String(index).padStart(4, '0')}`);
    tenant.numbers = many.map((number) => tenantNumber(number));
    await sync();
    tenant.unlisted = many;
    await sync();
    await sync();
    assert.equal(tenant.read.length, 200);
    for (const number of many) assert.equal(await state(number), 'available');
  });

  it('reports what was done past Line Desk, and changes nothing of what it knows', async () => {
    tenant.numbers = [tenantNumber('+4930100'), withPerson('+4930200', robin)];
    await sync();
    tenant.numbers = [withPerson('+4930100', alex), tenantNumber('+4930200')];
    await sync();
    const { drift, total } = await inventory.openDrift(time(minute + 1), 10);
    assert.equal(total, 2);
    assert.deepEqual(
      drift.map(({ kind, known, shown }) => [kind, known, shown]),
      [
        ['assignedOutside', null, alex],
        ['releasedOutside', robin, null],
      ],
    );
  });
});
