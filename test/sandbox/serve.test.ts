import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../src/sandbox/serve.ts', import.meta.url));

describe('The sandbox as a program', () => {
  const start = (port: string, ...options: string[]): ChildProcess =>
    spawn(process.execPath, ['--import=tsx', program, ...options], {
      env: { ...process.env, SANDBOX_PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  const firstLine = async ({ stdout }: ChildProcess): Promise<string> => {
    assert.ok(stdout);
    for await (const line of createInterface(stdout)) return line;
    return '';
  };

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`exports its files, says one line when it is ready, and ends on ${signal}`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
      const running = start('0', '--export', folder);
      const line = await firstLine(running);
      const url = /http:\/\/127\.0\.0\.1:\d+(?=\/sandbox)/.exec(line)?.[0];
      assert.ok(url, line);
      assert.equal((await fetch(`${url}/sandbox/health`)).status, 200);
      await access(join(folder, 'locations.csv'));
      await access(join(folder, 'policy.yaml'));
      const exited = once(running, 'exit');
      running.kill(signal);
      assert.deepEqual(await exited, [0, null]);
      await rm(folder, { recursive: true });
    });
  }

  it('refuses a port that is none, in words', async () => {
    const running = start('many');
    let complaint = '';
    running.stderr?.on('data', (piece: Buffer) => {
      complaint += piece.toString();
    });
    assert.deepEqual(await once(running, 'close'), [1, null]);
    assert.match(complaint, /SANDBOX_PORT/);
  });
});
