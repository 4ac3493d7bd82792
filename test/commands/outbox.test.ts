import assert from 'node:assert/strict';
import { outboxCommand } from '../../src/commands/outbox.js';
import { exampleRow, time } from '../storage/examples.js';
import { CommandInTest } from './commandInTest.js';

describe('npm run outbox', () => {
  let here: CommandInTest;
  beforeEach(async () => {
    here = new CommandInTest();
    await here.withStore(async () => undefined);
  });
  afterEach(() => here.remove());

  /** Adds a row and sets it aside; resolves to its id. */
  const park = (key: string, reason: string) =>
    here.withStore(async (store) => {
      await store.transaction((tx) => tx.enqueue([exampleRow(key, { orderKey: key, lane: 'notices' })]));
      const [row] = await store.outbox.lease('notices', 'test', 1, 60_000, time());
      assert.ok(row);
      await store.outbox.park(row.id, 'test', reason);
      return row.id;
    });

  it('says so when nothing is parked', async () => {
    const { code, printed } = await here.run(outboxCommand, ['list']);
    assert.equal(code, 0);
    assert.match(printed, /No row is parked/);
    assert.match(printed, /Lane +Ready +In work +Held +Parked\nprovisioning +0 +0 +0 +0\n/);
  });

  it('lists parked rows with their reason and what to do about it', async () => {
    const id = await park('ask:r1:1', 'policy');
    await park('welcome:p1', 'connector-unavailable');
    const { code, printed } = await here.run(outboxCommand, ['list']);
    assert.equal(code, 0);
    assert.match(printed, new RegExp(`${id} +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d +policy +ask:r1:1\n`));
    assert.match(printed, /policy: .*policy file/);
    assert.match(printed, /connector-unavailable: .*24 hours/);
    assert.match(printed, /notices +0 +0 +0 +2\n/);
  });

  it('puts a parked row back, once', async () => {
    const id = await park('ask:r1:1', 'policy');
    const first = await here.run(outboxCommand, ['retry', String(id)]);
    assert.equal(first.code, 0);
    assert.match(first.printed, new RegExp(`Row ${id} is ready again`));
    const states = await here.withStore((store) => store.outbox.laneStates());
    const notices = states.find(({ lane }) => lane === 'notices');
    assert.deepEqual([notices?.ready, notices?.parked], [1, 0]);
    const second = await here.run(outboxCommand, ['retry', String(id)]);
    assert.equal(second.code, 1);
    assert.match(second.complained, new RegExp(`no parked row ${id}\\. .*list`));
  });

  it('leaves rows of another tenant alone', async () => {
    const id = await park('ask:r1:1', 'policy');
    here.environment.MicrosoftAppTenantId = '11111111-2222-4333-8444-555555555555';
    assert.match((await here.run(outboxCommand, ['list'])).printed, /No row is parked/);
    assert.equal((await here.run(outboxCommand, ['retry', String(id)])).code, 1);
  });

  it('explains itself when it is called wrongly', async () => {
    for (const args of [
      [],
      ['drop', '1'],
      ['retry'],
      ['retry', 'all'],
      ['retry', '1.5'],
      ['list', '--all'],
    ]) {
      const { code, complained } = await here.run(outboxCommand, args);
      assert.equal(code, 2, args.join(' '));
      assert.match(complained, /Usage/);
    }
  });

  it('asks for the tenant where the bot has an identity', async () => {
    here.environment.MicrosoftAppId = '11111111-2222-4333-8444-555555555555';
    here.environment.MicrosoftAppTenantId = '';
    const { code, complained } = await here.run(outboxCommand, ['list']);
    assert.equal(code, 2);
    assert.match(complained, /MicrosoftAppTenantId is required/);
  });
});
