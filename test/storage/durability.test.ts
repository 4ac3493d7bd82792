import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RequestId } from '../../src/requests/index.js';
import { openStore, verifyAuditTrail } from '../../src/storage/index.js';
import { testTenant } from '../support/testTenant.js';
import { time } from './examples.js';

/** Runs a process that writes requests, kills it after some, and gives back the ids that it said were committed. */
async function killAfter(file: string, count: number): Promise<RequestId[]> {
  const script = fileURLToPath(new URL('writeUntilKilled.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import=tsx', script, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const committed: RequestId[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    committed.push(line as RequestId);
    if (committed.length === count) child.kill('SIGKILL');
  }
  assert.deepEqual(await exited, [null, 'SIGKILL']);
  return committed;
}

describe('a process killed while it writes to SQLite', () => {
  it('has lost nothing that it said was committed, and left nothing half done', async function () {
    this.timeout(60_000);
    const folder = await mkdtemp(join(tmpdir(), 'line-desk-test-'));
    const file = join(folder, 'line-desk.db');
    try {
      const committed: RequestId[] = [];
      for (const count of [20, 45]) {
        committed.push(...(await killAfter(file, count)));
        const store = await openStore({ url: file, tenantId: testTenant });
        try {
          for (const id of committed) {
            assert.notEqual(await store.request(id), null);
            assert.equal((await store.events(id)).length, 1);
          }
          const report = await verifyAuditTrail(store);
          assert.deepEqual(report.problems, []);
          const rows = await store.outbox.lease('cards', 'w', 10_000, 1, time(count));
          assert.equal(rows.length, report.events);
          assert(rows.length >= committed.length);
        } finally {
          await store.close();
        }
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
