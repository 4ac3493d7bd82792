import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { importLocations, previewLocations } from '../../../src/commands/importLocations.js';
import { readPolicy } from '../../../src/commands/policySource.js';
import { readConfig } from '../../../src/config.js';
import { type CheckedRequest, type Desk, storeRequest, syncNumbers } from '../../../src/desk/index.js';
import { type LineDesk, startLineDesk } from '../../../src/lineDesk.js';
import type { LineRequest, RequestId, RequestState } from '../../../src/requests/index.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.js';
import { randomFaults } from './randomFaults.js';
import { randomRequests } from './randomRequests.js';
import { TenantFacts } from './tenantFacts.js';

export interface UnderFaultsOptions {
  readonly requests: number;
  readonly seed: number;
  /** Share of calls that each kind of fault strikes. */
  readonly share: number;
  /** Absent: a SQLite file of its own. */
  readonly databaseUrl?: string;
  /** Milliseconds after which what isn't settled counts as lost. */
  readonly patienceMs: number;
}

export interface UnderFaultsRun {
  readonly desk: Desk;
  readonly facts: TenantFacts;
  readonly requests: readonly LineRequest[];
  /** Requests that could not be stored (a number was held already), by what was said. */
  readonly refused: number;
  stop(): Promise<void>;
}

/** The tenant shows a change within this time, faults included, so a write of unknown fate is settled after it. */
const settleMs = 1_500;
const underWay: readonly RequestState[] = ['approved', 'changing', 'undoing'];

/**
 * Sends requests of all kinds through a running Line Desk against a tenant that fails at random, and waits until each is
 * done, stopped, or waits for an administrator. Nothing of it is faked but the tenant's weather.
 */
export async function runUnderFaults(options: UnderFaultsOptions): Promise<UnderFaultsRun> {
  const { requests: count, seed } = options;
  const folder = mkdtempSync(join(tmpdir(), 'line-desk-faults-'));
  const sandbox = await startSandbox({
    port: 0,
    seed,
    people: 200 + count,
    numbers: 500 + 2 * count,
    numbersInUse: Math.ceil(count * 0.7),
    readBackLagMs: 20,
    operationMs: 40,
  });
  await sandbox.exportTo(folder);
  const lineDesk = await open(sandbox, folder, options.databaseUrl);
  const { desk } = lineDesk;
  const facts = new TenantFacts(sandbox.url);
  const stop = async () => {
    await lineDesk.stop();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await syncNumbers(desk, { owner: 'test' });
    const asked = await randomRequests(desk, facts, count, seed);
    await facts.send('PUT', '/sandbox/faults', randomFaults(seed, options.share));
    const stored = await inBatches(asked, 50, (each) => storeRequest(desk, each));
    const ids = stored.flatMap((each) => (each.result === 'submitted' ? [each.request.id] : []));
    const settled = await untilSettled(desk, ids, options.patienceMs);
    await facts.send('PUT', '/sandbox/faults', []);
    await untilTold(desk, settled);
    return { desk, facts, requests: settled, refused: stored.length - ids.length, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Told means that a card was made for an administrator. A row that met the directory's faults again and again waits up to
 * 75 s for its next try.
 */
async function untilTold(desk: Desk, settled: readonly LineRequest[]): Promise<void> {
  const until = Date.now() + 180_000;
  let waiting = settled.filter(({ state }) => state === 'failed' || state === 'byHand');
  while (waiting.length > 0 && Date.now() < until) {
    const copies = await Promise.all(waiting.map(({ id }) => desk.store.copiesOf(id)));
    waiting = waiting.filter((_request, index) =>
      copies[index]?.every(({ audience }) => audience !== 'administrator'),
    );
    if (waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Everything is approved by policy: approvals have their own tests. */
function open(sandbox: Sandbox, folder: string, databaseUrl: string | undefined): Promise<LineDesk> {
  const { policy, version } = readPolicy(join(folder, 'policy.yaml'));
  const automatic = [{ name: 'all', approval: 'automatic' as const }];
  return startLineDesk({
    config: readConfig({
      PORT: '0',
      LINE_DESK_LOCAL: '1',
      GRAPH_AUTH: 'none',
      GRAPH_BASE_URL: `${sandbox.url}/v1.0`,
      DATABASE_URL: databaseUrl ?? join(folder, 'line-desk.sqlite'),
    }),
    policy: {
      ...policy,
      requests: {
        emergencyLocationChange: automatic,
        numberRequest: automatic,
        numberChange: automatic,
        numberRelease: automatic,
        callerIdChange: automatic,
        callingPlanChange: automatic,
        newEmergencyAddress: automatic,
      },
    },
    policyVersion: version,
    log: pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' }),
    times: { settleMs, echoMs: 20 * settleMs, firstLookMs: 50, longestLookMs: 500 },
    beforeOpening: async (desk) => {
      const file = join(folder, 'locations.csv');
      await importLocations(desk.store, await previewLocations(desk.store, file), file, new Date());
    },
  });
}

async function inBatches<T, R>(all: readonly T[], size: number, work: (each: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < all.length; start += size) {
    results.push(...(await Promise.all(all.slice(start, start + size).map(work))));
  }
  return results;
}

/** Looks until none of the requests is under way any more; throws with the states where that takes too long. */
async function untilSettled(
  desk: Desk,
  ids: readonly RequestId[],
  patienceMs: number,
): Promise<readonly LineRequest[]> {
  const until = Date.now() + patienceMs;
  let open = new Set(ids);
  const settled = new Map<RequestId, LineRequest>();
  for (;;) {
    for (const id of open) {
      const request = await desk.store.request(id);
      if (request !== null && !underWay.includes(request.state)) settled.set(id, request);
    }
    open = new Set(ids.filter((id) => !settled.has(id)));
    if (open.size === 0) return [...settled.values()];
    if (Date.now() > until) throw new Error(`${open.size} of ${ids.length} requests are still under way`);
    // Looking takes time from the work that is looked at.
    await new Promise((resolve) => setTimeout(resolve, 100 + open.size));
  }
}

export type { CheckedRequest };
