import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import {
  allEnd,
  becomesTrue,
  type Demonstration,
  descendants,
  occupyPort,
  startDemonstration,
} from './demonstration.js';

const ready = /Ctrl-C ends everything/;
const threeSentences =
  /update my emergency location\n.*I moved to the 4th floor in Hamburg HafenCity\n.*my requests/;

describe('npm start', function () {
  this.timeout(90_000);
  let demonstration: Demonstration | undefined;
  afterEach(async () => {
    await demonstration?.dispose();
    demonstration = undefined;
  });

  it('brings up bot, sandbox and two windows, says where they are, and ends all of them on Ctrl-C', async () => {
    demonstration = await startDemonstration([]);
    const { ports, process: command } = demonstration;
    await demonstration.printed(ready);

    const output = demonstration.output();
    for (const port of Object.values(ports)) assert.match(output, new RegExp(`http://localhost:${port}\\b`));
    assert.match(output, threeSentences);
    assert.match(output, /for this machine alone/);
    assert.equal((await fetch(`http://127.0.0.1:${ports.bot}/health`)).status, 200);
    assert.equal((await fetch(`http://127.0.0.1:${ports.sandbox}/sandbox/people`)).status, 200);
    for (const port of [ports.employee, ports.approver]) {
      assert.equal((await fetch(`http://localhost:${port}/`)).status, 200);
    }
    await assertUnreachableFromOutside([ports.bot, ports.employee, ports.approver]);

    const started = descendants(command.pid ?? 0).map(({ pid }) => pid);
    assert.ok(started.length >= 5, 'the command itself and four programs');
    command.kill('SIGINT');
    assert.equal(await demonstration.ended, 0);
    assert.ok(await allEnd(started, 0), 'a process outlived the command');
  });

  it('does without the windows, and takes free ports where others are taken', async () => {
    const taken = await occupyPort(0);
    try {
      demonstration = await startDemonstration(['--no-playground'], { PORT: String(taken.port) });
      await demonstration.printed(ready);
      const output = demonstration.output();
      const [, port] =
        new RegExp(`Port ${taken.port} is taken; the bot uses (\\d+) instead`).exec(output) ?? [];
      assert.equal((await fetch(`http://127.0.0.1:${port}/health`)).status, 200);
      assert.doesNotMatch(output, /Open both|for this machine alone/);
      assert.match(output, /let it post Bot Framework activities to the address below, without a token/);
      assert.match(output, /Robin Keller +3b1d0c5e-6a54-4f0b-8a7d-1f6f5f2c9e01 +employee/);
      assert.match(output, threeSentences);
      assert.equal(existsSync(path.join(demonstration.dataDirectory, 'playground-employee.yml')), false);
    } finally {
      await taken.release();
    }
  });

  it('ends with a clear line when a part of it dies', async () => {
    demonstration = await startDemonstration(['--no-playground']);
    await demonstration.printed(ready);
    const started = descendants(demonstration.process.pid ?? 0);
    const sandbox = started.find(({ command }) => command.includes('sandbox/serve.js'));
    process.kill(sandbox?.pid ?? 0, 'SIGKILL');
    assert.equal(await demonstration.ended, 1);
    assert.match(
      demonstration.output(),
      /Line Desk: sandbox ended unexpectedly \(SIGKILL\)\. Its log: .*sandbox\.log/,
    );
    assert.ok(
      await allEnd(
        started.map(({ pid }) => pid),
        0,
      ),
    );
  });

  it('leaves nobody behind even when it is killed outright', async () => {
    demonstration = await startDemonstration(['--no-playground']);
    await demonstration.printed(ready);
    const started = descendants(demonstration.process.pid ?? 0);
    const command = started.find(({ command: line }) => line.includes('commands/start/index.js'));
    process.kill(command?.pid ?? 0, 'SIGKILL');
    assert.ok(
      await allEnd(
        started.map(({ pid }) => pid),
        10_000,
      ),
    );
  });

  it('ends while it is still starting', async () => {
    demonstration = await startDemonstration([]);
    const { process: command } = demonstration;
    await becomesTrue(() => descendants(command.pid ?? 0).length >= 2, 30_000);
    const started = descendants(command.pid ?? 0).map(({ pid }) => pid);
    command.kill('SIGTERM');
    await demonstration.ended;
    assert.ok(await allEnd(started, 5_000));
    assert.doesNotMatch(demonstration.output(), ready);
  });

  it('says what is wrong with its arguments and its environment', async () => {
    demonstration = await startDemonstration(['--no-playgrund'], {});
    assert.equal(await demonstration.ended, 2);
    assert.match(demonstration.output(), /--no-playgrund/);
    await demonstration.dispose();

    demonstration = await startDemonstration([], { PORT: 'many', SANDBOX_PORT: '70000' });
    assert.equal(await demonstration.ended, 2);
    assert.match(
      demonstration.output(),
      /^PORT: must be a port, from 1 to 65535\nSANDBOX_PORT: must be a port, from 1 to 65535$/m,
    );
  });

  it('refuses data that another start uses, leaves it alone, and takes it when that one is gone', async () => {
    demonstration = await startDemonstration(['--no-playground']);
    await demonstration.printed(ready);
    const { dataDirectory, ports } = demonstration;
    const second = await startDemonstration(['--no-playground', '--fresh'], {
      LINE_DESK_DATA_DIR: dataDirectory,
    });
    try {
      assert.equal(await second.ended, 2);
      assert.match(second.output(), /is running with the data in .* already.*another npm start has it/);
      assert.match(second.output(), /LINE_DESK_DATA_DIR=/);
      assert.doesNotMatch(second.output(), /^\s+at /m);
      assert.equal(existsSync(path.join(dataDirectory, 'line-desk.sqlite')), true);
      assert.equal((await fetch(`http://127.0.0.1:${ports.bot}/health`)).status, 200);
    } finally {
      await second.dispose();
    }

    // Killed outright, it has no time to clean up; the lock must go with it.
    const started = descendants(demonstration.process.pid ?? 0);
    const command = started.find(({ command: line }) => line.includes('commands/start/index.js'));
    process.kill(command?.pid ?? 0, 'SIGKILL');
    const pids = started.map(({ pid }) => pid);
    assert.ok(await allEnd(pids, 10_000));
    const third = await startDemonstration(['--no-playground'], { LINE_DESK_DATA_DIR: dataDirectory });
    try {
      await third.printed(ready);
    } finally {
      await third.dispose();
    }
  });
});

/** The addresses by which other machines would reach this one must not answer. */
async function assertUnreachableFromOutside(ports: readonly number[]): Promise<void> {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  for (const { address } of outside) {
    for (const port of ports) {
      await assert.rejects(fetch(`http://${address}:${port}/`), `${address}:${port} answers`);
    }
  }
}
