import assert from 'node:assert/strict';
import { numbersCommand } from '../../src/commands/numbers.js';
import { LineDeskError } from '../../src/errors.js';
import { alex, robin, TenantInTest, tenantNumber, withPerson } from '../inventory/examples.js';
import { CommandInTest } from './commandInTest.js';

const policy = `version: 1
requests: { emergencyLocationChange: [{ name: any, approval: automatic }] }
approvers: { fallback: {} }
administrators: {}
numbers:
  pools:
    - { name: Berlin, match: { cities: [Berlin] }, alertBelow: 2 }
    - { name: VIP, match: { tags: [vip] } }
`;

describe('npm run numbers', () => {
  let here: CommandInTest;
  let tenant: TenantInTest;
  beforeEach(async () => {
    here = new CommandInTest();
    here.environment.POLICY_FILE = here.file('policy.yaml', policy);
    await here.withStore(async () => undefined);
    tenant = new TenantInTest();
    tenant.numbers = [
      tenantNumber('+4930231100'),
      withPerson('+4930231200', robin),
      tenantNumber('+12125550123', { country: 'US', city: 'New York', numberType: 'operatorConnect' }),
    ];
  });
  afterEach(() => here.remove());
  const run = (...args: string[]) => here.run((call) => numbersCommand(call, () => tenant), args);

  it('reads the numbers of the tenant and counts the pools', async () => {
    const sync = await run('sync');
    assert.deepEqual([sync.code, sync.printed], [0, 'Done: the tenant shows 3 numbers.']);
    const stock = await run('stock');
    assert.equal(stock.code, 0);
    assert.match(stock.printed, /^Pool +Available +Held +Assigned +Resting +Blocked +Missing$/m);
    assert.match(stock.printed, /^Berlin +1 +0 +1 +0 +0 +0 +below 2$/m);
    assert.match(stock.printed, /^VIP +0 +0 +0 +0 +0 +0$/m);
    assert.match(stock.printed, /Last sync: \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  });

  it('goes on with a sync that broke off, and says so', async () => {
    tenant.beforePage = async (from) => {
      if (from !== null) throw new LineDeskError('tenant-unavailable', 'Graph does not answer');
    };
    const broken = await run('sync');
    assert.deepEqual([broken.code, broken.complained], [1, 'Graph does not answer']);
    tenant.beforePage = async () => undefined;
    assert.match((await run('sync')).printed, /^Done, going on where an earlier one stood/);
  });

  it('finds numbers by digits', async () => {
    await run('sync');
    const found = await run('search', '231');
    assert.match(found.printed, /^\+4930231100 +available +callingPlan +DE +Berlin +nobody$/m);
    assert.match(
      found.printed,
      new RegExp(`^\\+4930231200 +assigned +callingPlan +DE +Berlin +${robin}$`, 'm'),
    );
    assert.match((await run('search', '0123', '--end')).printed, /\+12125550123/);
    assert.match((await run('search', '231', '--limit', '1')).printed, /The first 1; there may be more\./);
    assert.equal((await run('search', '999')).printed, 'No number has these digits.');
    assert.equal((await run('search', '23')).code, 1);
    assert.equal((await run('search', 'robin')).complained, 'Numbers are found by digits.');
  });

  it('takes numbers out, puts them back and tags them', async () => {
    await run('sync');
    assert.equal(
      (await run('block', '+4930231100', '--reason', 'for the fair')).printed,
      '+4930231100: blocked.',
    );
    assert.match((await run('search', '231100')).printed, /blocked .* for the fair/);
    await run('tag', '+4930231100', '+4930231200', '--add', 'vip', '--add', 'board');
    assert.match((await run('stock')).printed, /^VIP +0 +0 +1 +0 +1 +0$/m);
    await run('unblock', '+4930231100');
    await run('tag', '+4930231200', '--remove', 'vip');
    assert.match((await run('stock')).printed, /^VIP +1 +0 +0 +0 +0 +0$/m);
    const unknown = await run('unblock', '+4930999999', '+4930231100');
    assert.deepEqual([unknown.code, unknown.printed], [1, '+4930231100: no longer blocked.']);
    assert.match(unknown.complained, /^\+4930999999: the inventory doesn't have it/);
  });

  it('says where the tenant differs once it has lasted, and lets an administrator acknowledge it', async () => {
    await run('sync');
    tenant.numbers = [withPerson('+4930231100', alex)];
    await run('sync');
    assert.equal((await run('drift')).printed, 'The tenant shows what Line Desk knows.');
    await here.withStore(({ connection: { db } }) =>
      db.updateTable('number_drift').set({ since: '2026-01-01T00:00:00.000Z' }).execute(),
    );
    const { printed } = await run('drift');
    assert.match(
      printed,
      new RegExp(`^\\+4930231100 +assignedOutside +nobody +${alex} +2026-01-01 00:00$`, 'm'),
    );
    assert.equal((await run('drift', '--acknowledge', '+4930231100')).printed, '+4930231100: acknowledged.');
    assert.equal((await run('drift', '--acknowledge', '+4930231100')).code, 1);
    assert.equal((await run('drift')).printed, 'The tenant shows what Line Desk knows.');
  });

  it('refuses what it does not understand before it touches anything', async () => {
    for (const args of [
      [],
      ['burn'],
      ['sync', 'now'],
      ['search'],
      ['block', '+4930231100'],
      ['block', '--reason', 'x'],
      ['unblock', 'robin'],
      ['tag', '+4930231100'],
      ['stock', '--end'],
      ['search', '231', '--limit', '0'],
      ['drift', '--acknowledge', 'x'],
    ]) {
      const { code, complained } = await run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(complained, /Usage/);
    }
  });

  it('does not make a database where none is', async () => {
    here.environment.DATABASE_URL = `${here.folder}/misspelt.sqlite`;
    const { code, complained } = await run('stock');
    assert.equal(code, 2);
    assert.match(complained, /There is no database/);
  });
});
