import { type Desk, type LeasedRow, recordProgress } from '../desk/index.js';
import { isLineDeskError } from '../errors.js';
import { checkStep, type EmergencyLocations, type WriteState, writeStep } from '../provisioning/index.js';
import type { LineRequest, RequestId } from '../requests/index.js';
import { backoffMs } from './backoff.js';
import type { Disposal } from './disposal.js';

/** The person is told after this long that it takes longer. */
const delayAfterMs = 2 * 60_000;
/** After this long it is an administrator's. */
const giveUpAfterMs = 24 * 60 * 60_000;

/**
 * Makes one approved change in the tenant, one careful step a call: read, skip what holds, write once, read back until
 * the tenant shows it. What is known of the write stands in the row between calls, so that a restart goes on where it
 * was; a crash in the middle of a write counts as "unknown": read, then decide.
 */
export async function carryOut(
  desk: Desk,
  tenant: EmergencyLocations,
  row: LeasedRow,
  id: RequestId,
  random: () => number,
): Promise<Disposal> {
  const request = await desk.store.request(id);
  if (request === null || (request.state !== 'approved' && request.state !== 'changing'))
    return { disposal: 'finish' };
  const now = desk.clock.now().getTime();
  const age = now - row.createdAt.getTime();
  if (age > giveUpAfterMs) return fail(desk, request, 'not-shown-in-time');
  if (age > delayAfterMs) await tellDelay(desk, request);

  const person = await desk.directory.person(request.requester.id);
  if (person === null || !person.accountEnabled) return fail(desk, request, 'person-gone');
  const location = await desk.store.location(request.details.to.id);
  if (location === null || !location.validated) return fail(desk, request, 'location-gone');
  const [step] = request.plan;
  if (step === undefined) return { disposal: 'finish' };

  const sinceWrite = now - request.updatedAt.getTime();
  const write = writeStateOf(row, request);
  let result = await checkStep(tenant, step, request.requester.id, write, sinceWrite);
  if (result.step === 'toWrite') {
    // Written down first: if this process dies in the middle, the next one knows that something may have happened.
    const started = await recordProgress(desk, id, { event: 'started' });
    if (started?.state !== 'changing') return { disposal: 'finish' };
    result = await writeStep(tenant, step);
  }
  switch (result.step) {
    case 'shown':
      await recordProgress(desk, id, { event: 'verified' });
      return { disposal: 'finish' };
    case 'failed':
      return fail(desk, request, result.code);
    case 'wait':
      return {
        disposal: 'postpone',
        afterMs: result.afterMs ?? pollMs(row, result.write, random),
        reason: result.write,
      };
    case 'toWrite':
      return { disposal: 'postpone', afterMs: backoffMs(row.attempt, random), reason: 'notWritten' };
    default:
      return result satisfies never;
  }
}

/** Reads that fail are no news of the change: what is known of the write is kept. */
export function keepWriteState(error: unknown, row: LeasedRow): string {
  return isLineDeskError(error) && row.reason !== null ? row.reason : 'unknown';
}

const writeStates: readonly string[] = [
  'notWritten',
  'accepted',
  'unknown',
  'notTaken',
] satisfies WriteState[];

function writeStateOf(row: LeasedRow, request: LineRequest): WriteState {
  if (request.state === 'approved') return 'notWritten';
  const known = writeStates.find((state) => state === row.reason);
  return known === undefined ? 'unknown' : (known as WriteState);
}

/** The first looks come soon: the tenant usually shows a change within seconds. */
function pollMs(row: LeasedRow, write: WriteState, random: () => number): number {
  return write === 'accepted' && row.attempt <= 1 ? 1_000 : backoffMs(row.attempt, random);
}

async function tellDelay(desk: Desk, request: LineRequest): Promise<void> {
  if (request.state !== 'changing') return;
  const events = await desk.store.events(request.id);
  const lastStart = events.findLastIndex(({ type }) => type === 'retried' || type === 'approved');
  if (events.slice(lastStart + 1).some(({ type }) => type === 'delayed')) return;
  await recordProgress(desk, request.id, { event: 'delayed' });
}

async function fail(desk: Desk, request: LineRequest, code: string): Promise<Disposal> {
  await recordProgress(desk, request.id, { event: 'failed', code });
  return { disposal: 'finish' };
}
