import assert from 'node:assert/strict';
import { createDatabase, postgresServer, removeDatabase } from '../support/postgresServer.js';
import { judge } from '../support/underFaults/judge.js';
import { runUnderFaults } from '../support/underFaults/run.js';

/** `npm run test:deep` asks for more; a seed that was printed brings a run back. */
const deep = process.env['npm_lifecycle_event'] === 'test:deep';
const count = Number(process.env['LINE_DESK_REQUESTS'] ?? (deep ? 10_000 : 500));
const seed = Number(process.env['LINE_DESK_SEED'] ?? Date.now() % 1_000_000);
const patienceMs = deep ? 30 * 60_000 : 120_000;

describe('Requests of all kinds, while the tenant fails at random', () => {
  const go = async (databaseUrl?: string) => {
    console.log(`      ${count} requests, LINE_DESK_SEED=${seed}`);
    const run = await runUnderFaults({
      requests: count,
      seed,
      // Each throttling stops the whole tenant for seconds: among thousands there would be little else.
      share: deep ? 0.005 : 0.02,
      patienceMs,
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
    });
    try {
      const { byState, wrong } = await judge(run);
      console.log(`      ${JSON.stringify(byState)}, ${run.refused} not taken`);
      assert.deepEqual(wrong, []);
      assert.ok((byState['done'] ?? 0) > count / 2, 'most of them come through');
    } finally {
      await run.stop();
    }
  };

  it('each end done and visible in the tenant, or stopped and visible to an administrator (SQLite)', async function () {
    this.timeout(patienceMs + 60_000);
    await go();
  });

  it('each end done and visible in the tenant, or stopped and visible to an administrator (PostgreSQL)', async function () {
    this.timeout(patienceMs + 60_000);
    await postgresServer();
    const url = await createDatabase('tables');
    try {
      await go(url);
    } finally {
      await removeDatabase(url, 'tables');
    }
  });
});
