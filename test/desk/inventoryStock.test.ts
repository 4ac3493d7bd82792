import assert from 'node:assert/strict';
import type { InventoryStore } from '../../src/desk/index.js';
import {
  acknowledgeDrift,
  blockNumber,
  checkStock,
  type InventoryDesk,
  readDrift,
  readStock,
  type SyncDesk,
  searchNumbers,
  syncNumbers,
  tagNumber,
  unblockNumber,
} from '../../src/desk/index.js';
import { openStore, type SqlStore } from '../../src/storage/index.js';
import { alex, e164, numberPool, TenantInTest, tenantNumber, withPerson } from '../inventory/examples.js';
import { time } from '../storage/examples.js';
import { testTenant } from '../support/testTenant.js';

const numbers = ['+4930231100', '+4930231200', '+4930231300'];

describe('the stock of numbers', () => {
  let store: SqlStore;
  let inventory: InventoryStore;
  let tenant: TenantInTest;
  let minute: number;
  let desk: SyncDesk;
  const pools = [
    numberPool({ name: 'vip', match: { tags: ['vip'] }, for: { departments: ['Board'] } }),
    numberPool({ name: 'berlin', match: { cities: ['Berlin'] }, alertBelow: 3 }),
  ];
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
      policy: { numbers: { restDays: 30, pools } },
    };
    await syncNumbers(desk, { owner: 'a' });
  });
  afterEach(() => store.close());

  const fallen = async (on: InventoryDesk = desk) => {
    const told: string[] = [];
    await checkStock(on, async (_tx, low) => {
      told.push(...low.map(({ pool }) => pool.name));
    });
    return told;
  };

  it('is told once when a pool falls below its limit, and again after it has recovered', async () => {
    assert.deepEqual(await fallen(), []);
    await blockNumber(desk, e164(numbers[0] ?? ''), 'reserved');
    assert.deepEqual(await fallen(), ['berlin']);
    assert.deepEqual(await fallen(), []);
    await unblockNumber(desk, e164(numbers[0] ?? ''));
    assert.deepEqual(await fallen(), []);
    await blockNumber(desk, e164(numbers[1] ?? ''), 'reserved');
    assert.deepEqual(await fallen(), ['berlin']);
  });

  it('is told by one of several that look at the same time', async () => {
    await blockNumber(desk, e164(numbers[0] ?? ''), 'reserved');
    const told = await Promise.all([fallen(), fallen(), fallen()]);
    assert.deepEqual(told.flat(), ['berlin']);
  });

  it('is told again where telling failed', async () => {
    await blockNumber(desk, e164(numbers[0] ?? ''), 'reserved');
    await assert.rejects(
      checkStock(desk, async () => {
        throw new Error('no notice');
      }),
      /no notice/,
    );
    assert.deepEqual(await fallen(), ['berlin']);
  });

  it('counts each pool', async () => {
    await tagNumber(desk, e164(numbers[0] ?? ''), { add: ['vip'], remove: [] });
    const stock = await readStock(desk);
    assert.deepEqual(
      stock.map(({ pool, numbers: { available } }) => [pool.name, available]),
      [
        ['vip', 1],
        ['berlin', 3],
      ],
    );
  });

  it('is searched by digits as people type them', async () => {
    const search = async (typed: string, at: 'anywhere' | 'end' = 'anywhere') => {
      const found = await searchNumbers(desk, typed, { at, limit: 10 });
      return found.state === 'found'
        ? found.numbers.map(({ telephoneNumber }) => telephoneNumber)
        : found.state;
    };
    assert.deepEqual(await search('+49 30 231-100'), [numbers[0]]);
    assert.deepEqual(await search('030 231 2'), [numbers[1]]);
    assert.deepEqual(await search('300', 'end'), [numbers[2]]);
    assert.deepEqual(await search('30', 'end'), []);
    assert.deepEqual(
      [await search('30'), await search('hello'), await search('')],
      ['tooFewDigits', 'notDigits', 'notDigits'],
    );
  });

  it('shows drift once it is older than what a request under way would look like', async () => {
    minute = 60;
    tenant.numbers = [withPerson(numbers[0] ?? '', alex), ...tenant.numbers.slice(1)];
    await syncNumbers(desk, { owner: 'a' });
    assert.equal((await readDrift(desk, 10)).total, 0);
    minute = 76;
    const { drift, total } = await readDrift(desk, 10);
    assert.deepEqual([total, drift[0]?.kind], [1, 'assignedOutside']);
    assert.equal(await acknowledgeDrift(desk, e164(numbers[0] ?? ''), 'Alex'), 'done');
    assert.equal(await acknowledgeDrift(desk, e164(numbers[0] ?? ''), 'Alex'), 'noDrift');
    assert.equal((await readDrift(desk, 10)).total, 0);
  });

  it('knows only the numbers of the tenant', async () => {
    const strange = e164('+4930999999');
    assert.equal(await blockNumber(desk, strange, 'x'), 'unknownNumber');
    assert.equal(await unblockNumber(desk, strange), 'unknownNumber');
    assert.equal(await tagNumber(desk, strange, { add: ['x'], remove: [] }), 'unknownNumber');
  });
});
