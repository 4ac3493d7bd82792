import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const outcome = z.object({
  exported: z.number(),
  bytes: z.number(),
  verified: z.number(),
  problemCount: z.number(),
});

/** All that JavaScript may hold, the compiler of the tests included; the CSV alone is two thirds of that. */
const heapMegabytes = 72;

describe('an audit trail of 100,000 events', () => {
  it('is exported and verified in a process that could not hold it', async function () {
    this.timeout(240_000);
    const folder = await mkdtemp(join(tmpdir(), 'line-desk-test-'));
    try {
      const program = fileURLToPath(new URL('exportManyEvents.ts', import.meta.url));
      const { stdout } = await run(process.execPath, [
        ...[`--max-old-space-size=${heapMegabytes}`, '--max-semi-space-size=4', '--import=tsx'],
        ...[program, join(folder, 'line-desk.db'), '100000'],
      ]);
      const { exported, bytes, verified, problemCount } = outcome.parse(JSON.parse(stdout));
      assert.deepEqual([exported, verified, problemCount], [100_000, 100_000, 0]);
      assert.ok(bytes > 40_000_000, String(bytes));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
