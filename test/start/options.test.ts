import assert from 'node:assert/strict';
import { findFreePort } from '../../src/commands/start/freePort.js';
import { readStartOptions } from '../../src/commands/start/options.js';
import { occupyPort } from './demonstration.js';

describe('the options of npm start', () => {
  it('are the documented ports and both windows when nothing is given', () => {
    const options = readStartOptions([], { PORT: '' });
    assert.deepEqual(options.ports, { bot: 3978, sandbox: 3979, employee: 56_150, approver: 56_151 });
    assert.equal(options.playground, true);
    assert.equal(options.fresh, false);
    assert.equal(options.dataDirectory, '.data');
  });

  it('take flags from the arguments and ports from the environment', () => {
    const options = readStartOptions(['--no-playground', '--fresh'], { PORT: '4000', SANDBOX_PORT: '4001' });
    assert.equal(options.playground, false);
    assert.equal(options.fresh, true);
    assert.deepEqual([options.ports.bot, options.ports.sandbox], [4000, 4001]);
  });
});

describe('the search for a free port', () => {
  it('takes the wished one when it is free', async () => {
    const { port, release } = await occupyPort(0);
    await release();
    assert.deepEqual(await findFreePort(port, new Set()), { port, asWished: true });
  });

  it('takes another when somebody has it, or will have it', async () => {
    const { port, release } = await occupyPort(0);
    try {
      const found = await findFreePort(port, new Set());
      assert.equal(found.asWished, false);
      assert.notEqual(found.port, port);
    } finally {
      await release();
    }
    assert.notEqual((await findFreePort(port, new Set([port]))).port, port);
  });
});
