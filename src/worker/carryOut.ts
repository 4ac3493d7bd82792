import { type Desk, type LeasedRow, type Progress, recordProgress } from '../desk/index.js';
import {
  lookAtStep,
  type Provisioning,
  type RunnerTimes,
  type StepResult,
  type StopCode,
  writeStep,
} from '../provisioning/index.js';
import { currentStep, type LineRequest, type PlanStep, type RequestId, undoOf } from '../requests/index.js';
import { backoffMs } from './backoff.js';
import type { Disposal } from './disposal.js';
import { laterStepBlocked, preconditionGone } from './preconditions.js';
import { noteAfter, type WriteNote, writeNoteOf } from './writeNote.js';

/** What the carrying out needs beside the desk. */
export interface CarryOutTools {
  readonly tenant: Provisioning;
  readonly random: () => number;
  readonly times: RunnerTimes;
}

/** The person is told after this long that it takes longer. */
const delayAfterMs = 2 * 60_000;
/** After this long it is an administrator's. */
const giveUpAfterMs = 24 * 60 * 60_000;

const finish: Disposal = { disposal: 'finish' };

/**
 * Carries out the plan of an approved request, step by step: read, skip what holds, write once, follow, read back until
 * the tenant shows it. A step that can't be done stops the request, and what was done before it is taken back. What is
 * known of the last write stands in the row between looks, so that a restart goes on where it was.
 */
export async function carryOut(
  desk: Desk,
  tools: CarryOutTools,
  row: LeasedRow,
  id: RequestId,
): Promise<Disposal> {
  let request = await desk.store.request(id);
  if (request === null) return finish;
  // Approved before the deployment was set to rehearse: it is neither written nor called done.
  if (desk.dryRun && !request.dryRun) {
    return { disposal: 'postpone', afterMs: tools.times.longestLookMs, reason: 'dry-run', note: row.note };
  }
  for (;;) {
    if (request === null)
      return { disposal: 'postpone', afterMs: tools.times.firstLookMs, reason: 'conflict', note: row.note };
    const went: Went =
      request.state === 'undoing'
        ? await undoOne(desk, tools, row, request)
        : request.state === 'approved' || request.state === 'changing'
          ? await doOne(desk, tools, row, request)
          : finish;
    if ('disposal' in went) return went;
    request = went.next;
  }
}

/** Either the row is settled for now, or the request has moved on and the next step follows. */
type Went = Disposal | { readonly next: LineRequest | null };

async function doOne(desk: Desk, tools: CarryOutTools, row: LeasedRow, request: LineRequest): Promise<Went> {
  const index = currentStep(request.steps);
  const step = request.plan[index];
  const progress = request.steps[index];
  if (step === undefined || progress === undefined) return finish;
  const age = desk.clock.now().getTime() - row.createdAt.getTime();
  if (age > giveUpAfterMs) return stop(desk, request, index, 'not-shown-in-time', 'possible');
  const told = age > delayAfterMs ? await tellDelay(desk, request) : request;
  if (told !== request) return { next: told };

  const gone = await preconditionGone(desk, request, step);
  if (gone !== null)
    return stop(desk, request, index, gone, progress.state === 'started' ? 'possible' : 'none');

  const blocked = await laterStepBlocked(desk, tools.tenant, tools.times, request, index);
  if (blocked !== null) return stop(desk, request, blocked.step, blocked.code, 'none');

  const note = writeNoteOf(row, index, progress);
  const looked = await lookAtStep(tools.tenant, step, note.known, sinceMs(desk, note.at), tools.times);
  const settled = await settle(desk, tools, row, request, index, looked, note);
  if (settled !== null) return settled;
  if (request.dryRun) {
    return {
      next: await recordProgress(desk, request, { event: 'stepDone', step: index, how: 'rehearsed' }),
    };
  }
  return write(desk, tools, row, request, index, step, note);
}

/** What a look at a step leads to; null where it is to be written. */
async function settle(
  desk: Desk,
  tools: CarryOutTools,
  row: LeasedRow,
  request: LineRequest,
  index: number,
  result: StepResult,
  note: WriteNote,
): Promise<Went | null> {
  switch (result.step) {
    case 'shown': {
      const how = request.steps[index]?.state === 'started' ? 'done' : 'held';
      return { next: await recordProgress(desk, request, { event: 'stepDone', step: index, how }) };
    }
    case 'stopped':
      // In a dry run a step may lack what an earlier one would have brought.
      if (request.dryRun && request.steps.some(({ state }) => state === 'rehearsed')) return null;
      return stop(desk, request, index, result.code, result.effect);
    case 'byHand':
      return { next: await recordProgress(desk, request, { event: 'handedOver', step: index }) };
    case 'wait':
      return lookLater(tools, row, noteAfter(note, note.at, result.known), result.afterMs);
    case 'toWrite':
      return null;
    default:
      return result satisfies never;
  }
}

async function write(
  desk: Desk,
  tools: CarryOutTools,
  row: LeasedRow,
  request: LineRequest,
  index: number,
  step: PlanStep,
  before: WriteNote,
): Promise<Went> {
  // Written down first: if this process dies in the middle, the next one knows that something may have happened.
  const started = await recordProgress(desk, request, { event: 'started', step: index });
  const at = started?.steps[index]?.at ?? null;
  if (started === null || at === null) return { next: null };
  const sinceFirst = before.unknownSince === null ? 0 : sinceMs(desk, before.unknownSince);
  const written = await writeStep(tools.tenant, step, before.known, sinceFirst, tools.times);
  if (written.step !== 'wait') {
    return (await settle(desk, tools, row, started, index, written, before)) ?? finish;
  }
  const note = noteAfter(before, at, written.known);
  if (written.known.write !== 'accepted') return lookLater(tools, row, note, written.afterMs);
  // The tenant usually shows a change at once: look before waiting.
  try {
    const looked = await lookAtStep(tools.tenant, step, note.known, 0, tools.times);
    return (await settle(desk, tools, row, started, index, looked, note)) ?? lookLater(tools, row, note);
  } catch {
    // A read that fails is no news of the change.
    return lookLater(tools, row, note);
  }
}

/** Takes back the last step that was done before the one that failed; with none left the request has failed. */
async function undoOne(
  desk: Desk,
  tools: CarryOutTools,
  row: LeasedRow,
  request: LineRequest,
): Promise<Went> {
  const failure = { code: request.failure?.code ?? 'other', step: request.failure?.step ?? 0 };
  const index = request.steps.findLastIndex(({ state }) => state === 'done' || state === 'undoing');
  const done = request.plan[index];
  const progress = request.steps[index];
  if (done === undefined || progress === undefined) {
    return { next: await recordProgress(desk, request, { event: 'failed', ...failure }) };
  }
  const undone = async (how: 'undone' | 'left') => ({
    next: await recordProgress(desk, request, { event: 'stepUndone', step: index, how }),
  });
  const back = undoOf(done);
  const age = desk.clock.now().getTime() - row.createdAt.getTime();
  if (back === null || age > giveUpAfterMs) return undone('left');
  const note = writeNoteOf(row, index, progress);
  const looked = await lookAtStep(tools.tenant, back, note.known, sinceMs(desk, note.at), tools.times);
  if (looked.step === 'shown') return undone('undone');
  if (looked.step === 'wait')
    return lookLater(tools, row, noteAfter(note, note.at, looked.known), looked.afterMs);
  if (looked.step !== 'toWrite') return undone('left');
  const started = await recordProgress(desk, request, { event: 'started', step: index });
  const at = started?.steps[index]?.at ?? null;
  if (started === null || at === null) return { next: null };
  const sinceFirst = note.unknownSince === null ? 0 : sinceMs(desk, note.unknownSince);
  const written = await writeStep(tools.tenant, back, note.known, sinceFirst, tools.times);
  if (written.step === 'wait') {
    const after = noteAfter(note, at, written.known);
    return lookLater(tools, row, after, written.known.write === 'accepted' ? 0 : written.afterMs);
  }
  return { next: await recordProgress(desk, started, { event: 'stepUndone', step: index, how: 'left' }) };
}

/**
 * Stops the request. What was done before is taken back, unless the step that stopped it may have had an effect after all:
 * then everything is left as it is, for an administrator to see.
 */
async function stop(
  desk: Desk,
  request: LineRequest,
  step: number,
  code: StopCode,
  effect: 'none' | 'possible',
): Promise<Went> {
  const toTakeBack = effect === 'none' && request.steps.some(({ state }) => state === 'done');
  const progress: Progress = { event: toTakeBack ? 'undoBegun' : 'failed', step, code };
  return { next: await recordProgress(desk, request, progress) };
}

/** Once for each try: after two minutes the person is told that it takes longer. */
async function tellDelay(desk: Desk, request: LineRequest): Promise<LineRequest | null> {
  if (request.state !== 'changing') return request;
  const events = await desk.store.events(request.id);
  const lastTry = events.findLastIndex(({ type }) => type === 'retried' || type === 'approved');
  if (events.slice(lastTry + 1).some(({ type }) => type === 'delayed')) return request;
  return recordProgress(desk, request, { event: 'delayed' });
}

const sinceMs = (desk: Desk, at: string): number =>
  at === '' ? 0 : desk.clock.now().getTime() - new Date(at).getTime();

function lookLater(tools: CarryOutTools, row: LeasedRow, note: WriteNote, afterMs?: number): Disposal {
  const soon = note.known.write === 'accepted' && row.attempt <= 1;
  const { firstLookMs, longestLookMs } = tools.times;
  const pauses = { firstMs: firstLookMs, longestMs: longestLookMs };
  const pause = afterMs ?? (soon ? firstLookMs : backoffMs(row.attempt, tools.random, pauses));
  return {
    disposal: 'postpone',
    afterMs: pause,
    reason: note.known.write,
    note: note.at === '' ? null : JSON.stringify(note),
  };
}
