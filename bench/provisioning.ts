// `npm run bench:provisioning [-- postgres]`: from approved to verified against the sandbox in a process of its own.
// First one request at a time: what Line Desk adds to the tenant's own answers. Then many at once: how many a second.

import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Logger, pino } from 'pino';
import { z } from 'zod';
import { parsePolicy } from '../src/approvals/index.js';
import { readConfig } from '../src/config.js';
import { type CheckedRequest, type Desk, storeRequest } from '../src/desk/index.js';
import { type LineDesk, startLineDesk } from '../src/lineDesk.js';
import { parseLocations } from '../src/provisioning/index.js';
import { type RequestId, snapshotOf } from '../src/requests/index.js';
import { type EmergencyLocation, locationAddress, parseE164, personId } from '../src/telephony/index.js';
import { startEmbedded } from '../test/support/embeddedPostgres.js';
import { quantile } from './load.js';

const alone = 200;
const many = Number(process.env['BENCH_REQUESTS'] ?? 10_000);
const atMostMs = 15 * 60_000;

const folder = mkdtempSync(join(tmpdir(), 'line-desk-bench-'));
const postgres = process.argv[2] === 'postgres' ? await startEmbedded({ durable: true }) : null;
const databaseUrl = postgres?.url ?? join(folder, 'line-desk.sqlite');
const children: ChildProcess[] = [];
try {
  const tenantUrl = await startTenant();
  process.stdout.write(await measure(tenantUrl));
} finally {
  for (const child of children) child.kill('SIGTERM');
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(tenantUrl: string): Promise<string> {
  const exchanges: number[] = [];
  let lineDesk = await open(tenantUrl, true, exchangeLog(exchanges));
  const places = await importPlaces(lineDesk.desk);
  const requests = await locationChanges(tenantUrl, places, alone + many);

  // One at a time. Calls of one request follow each other, so the sum of their times is the tenant's share.
  const added: number[] = [];
  for (const request of requests.slice(0, alone)) {
    exchanges.length = 0;
    await storeRequest(lineDesk.desk, request);
    const stored = performance.now();
    for (;;) {
      const now = await lineDesk.store.request(request.id);
      if (now?.state === 'done') break;
      if (now?.state === 'failed') throw new Error(`a request failed: ${now.failure?.code}`);
      if (performance.now() - stored > 60_000) throw new Error('a request took longer than a minute');
      await pause(1);
    }
    added.push(performance.now() - stored - sum(exchanges));
  }
  await lineDesk.stop();

  lineDesk = await open(tenantUrl, false, pino({ level: 'silent' }));
  const waiting = requests.slice(alone);
  for (let start = 0; start < waiting.length; start += 100) {
    await Promise.all(
      waiting.slice(start, start + 100).map((request) => storeRequest(lineDesk.desk, request)),
    );
  }
  await lineDesk.stop();
  lineDesk = await open(tenantUrl, true, pino({ level: 'silent' }));
  const began = performance.now();
  const rows = async () => {
    const lane = (await lineDesk.store.outbox.laneStates()).find(({ lane: name }) => name === 'provisioning');
    return (lane?.ready ?? 0) + (lane?.leased ?? 0);
  };
  while ((await rows()) > 0) {
    if (performance.now() - began > atMostMs) throw new Error('the requests took too long');
    await pause(500);
  }
  const seconds = (performance.now() - began) / 1000;
  let done = 0;
  for (const { id } of waiting) if ((await lineDesk.store.request(id))?.state === 'done') done += 1;
  await lineDesk.stop();
  const database = postgres !== null ? 'PostgreSQL' : 'SQLite';
  const rate = done / seconds;
  return [
    `Approved to verified on ${database}, against the sandbox as a process of its own.`,
    `One at a time (${alone}): Line Desk adds p50 ${quantile(added, 0.5).toFixed(0)} ms, p99 ${quantile(added, 0.99).toFixed(0)} ms to the tenant's answers. Aim: p50 at most 100 ms.`,
    `At once: ${done} of ${waiting.length} done in ${seconds.toFixed(1)} s, ${rate.toFixed(0)} a second. Aim: at least 150.`,
    '',
  ].join('\n');
}

async function startTenant(): Promise<string> {
  const serve = fileURLToPath(new URL('../src/sandbox/serve.ts', import.meta.url));
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx'));
  // Some numbers can't get another location.
  const people = Math.ceil((alone + many) * 1.2);
  const child = spawn(process.execPath, [`--import=${tsx}`, serve, '--export', folder], {
    env: {
      PATH: process.env['PATH'],
      SANDBOX_PORT: '0',
      SANDBOX_PEOPLE: String(200 + people),
      SANDBOX_NUMBERS: String(500 + people * 2),
      SANDBOX_NUMBERS_IN_USE: String(people),
      SANDBOX_READ_BACK_LAG_MS: '0',
      SANDBOX_OPERATION_MS: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const line = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the sandbox did not start')));
    child.stdout?.once('data', (data: Buffer) => resolve(data.toString()));
  });
  const url = /http:\/\/[^/\s]+/.exec(line)?.[0];
  if (url === undefined) throw new Error(`the sandbox said ${line}`);
  return url;
}

function open(tenantUrl: string, withWorker: boolean, log: Logger): Promise<LineDesk> {
  const parsed = parsePolicy(readFileSync(join(folder, 'policy.yaml'), 'utf8'));
  if (!('policy' in parsed)) throw new Error('the policy is not valid');
  const { policy, version } = parsed;
  const automatic = {
    ...policy.requests,
    emergencyLocationChange: [{ name: 'all', approval: 'automatic' as const }],
  };
  return startLineDesk({
    config: readConfig({
      PORT: '0',
      LINE_DESK_LOCAL: '1',
      GRAPH_AUTH: 'none',
      GRAPH_BASE_URL: `${tenantUrl}/v1.0`,
      DATABASE_URL: databaseUrl,
      NUMBER_SYNC_MINUTES: '0',
    }),
    policy: { ...policy, requests: automatic },
    policyVersion: version,
    log,
    withWorker,
  });
}

/** Keeps how long each call to the tenant took. */
function exchangeLog(times: number[]): Logger {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const line: unknown = JSON.parse(chunk.toString());
      const exchange = z.object({ msg: z.literal('Graph'), ms: z.number() }).safeParse(line);
      if (exchange.success) times.push(exchange.data.ms);
      done();
    },
  });
  return pino({ level: 'debug' }, sink);
}

async function importPlaces(desk: Desk): Promise<readonly EmergencyLocation[]> {
  const parsed = parseLocations(readFileSync(join(folder, 'locations.csv'), 'utf8'));
  if (!('locations' in parsed)) throw new Error('the places are not valid');
  await desk.store.transaction((tx) => tx.replaceLocations(parsed.locations, 'bench', new Date()));
  return parsed.locations.filter(({ validated }) => validated);
}

/** One change of the emergency location for each person with a number. */
async function locationChanges(
  tenantUrl: string,
  places: readonly EmergencyLocation[],
  count: number,
): Promise<CheckedRequest[]> {
  const page = z.object({
    value: z.array(
      z.object({
        telephoneNumber: z.string(),
        isoCountryCode: z.string(),
        numberType: z.string(),
        assignmentStatus: z.string(),
        assignmentTargetId: z.string().nullish(),
        locationId: z.string().nullish(),
        supportedCustomerActions: z.array(z.string()),
      }),
    ),
  });
  // The staff of the sites come first, and some of them have left.
  const people = z.array(z.object({ aadObjectId: z.string() }));
  const everybody = people.parse(await (await fetch(`${tenantUrl}/sandbox/people`)).json());
  const usable = new Set(everybody.slice(200).map(({ aadObjectId }) => aadObjectId));
  const made: CheckedRequest[] = [];
  for (let skip = 0; made.length < count; skip += 1000) {
    const path = `${tenantUrl}/v1.0/admin/teams/telephoneNumberManagement/numberAssignments?$top=1000&$skip=${skip}`;
    const { value } = page.parse(await (await fetch(path)).json());
    if (value.length === 0) throw new Error(`only ${made.length} numbers can get another location`);
    for (const number of value) {
      const { assignmentTargetId: person, supportedCustomerActions: actions } = number;
      const here = places.filter(({ country }) => country === number.isoCountryCode);
      const to = here.find(({ id }) => id !== number.locationId);
      const telephoneNumber = parseE164(number.telephoneNumber);
      const assigned = number.numberType === 'callingPlan' && number.assignmentStatus === 'userAssigned';
      if (!assigned || person == null || !usable.has(person) || to === undefined || telephoneNumber === null)
        continue;
      if (!actions.includes('locationUpdate')) continue;
      const requester = { id: personId(person), name: 'Somebody' };
      made.push({
        id: randomUUID() as RequestId,
        requester,
        person: requester,
        details: {
          kind: 'emergencyLocationChange',
          telephoneNumber,
          country: number.isoCountryCode,
          from: null,
          to: snapshotOf(to, locationAddress(to)),
          reason: null,
        },
        message: null,
        edits: null,
      });
    }
  }
  return made.slice(0, count);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
