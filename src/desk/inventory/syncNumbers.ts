import { setImmediate } from 'node:timers/promises';
import { isLineDeskError } from '../../errors.js';
import type { TenantNumber } from '../../inventory/index.js';
import type { E164 } from '../../telephony/index.js';
import type { SyncReport, SyncTurn } from '../ports/index.js';
import type { SyncDesk } from './inventoryDesk.js';

/** How long a worker that doesn't answer any more keeps others from going on; far above a page's time. */
const leaseMs = 5 * 60_000;
/** A sync that has stood still for so long begins anew: what it has seen says little about now. */
const resumeWithinMs = 12 * 60 * 60_000;
const lookedAtAtOnce = 500;
/** Direct reads of one sync; the others come with the next one. An answer without any number must not cause a storm. */
const mostReads = 200;

export type SyncResult =
  | { readonly state: 'done'; readonly resumed: boolean; readonly report: SyncReport }
  /** Another worker is at it, at least until then unless it gets on. */
  | { readonly state: 'elsewhere'; readonly until: Date }
  /** Another worker took over, because this one was silent for too long. */
  | { readonly state: 'takenOver' }
  /** It was told to stop; the next one goes on from here. */
  | { readonly state: 'stopped' };

export interface SyncOptions {
  /** Names this worker; each of them differently. */
  readonly owner: string;
  /** Asked between pages: true ends the work here, and it goes on from here next time. */
  readonly stopping?: () => boolean;
}

class TakenOver extends Error {}

/**
 * Reads all numbers of the tenant page by page and keeps what they show. Where an earlier sync was left in the middle
 * (a restart, a tenant that didn't answer), it goes on from there. Throws what the tenant throws; what was read is kept.
 */
export async function syncNumbers(desk: SyncDesk, options: SyncOptions): Promise<SyncResult> {
  const { clock, store } = desk;
  const now = clock.now();
  const restartBefore = new Date(now.getTime() - resumeWithinMs);
  const start = await store.numberSyncs.begin(options.owner, now, leaseMs, restartBefore);
  if (start.state === 'elsewhere') return start;
  const { turn, at } = start;
  try {
    if (at.phase === 'listing') {
      if (!(await keepPages(desk, turn, at.from, options.stopping))) return await stopped(desk, turn);
      await lookForMissed(desk, turn, null);
    } else await lookForMissed(desk, turn, at.after);
    const report = await store.numberSyncs.finish(turn, clock.now());
    if (report === null) throw new TakenOver();
    return { state: 'done', resumed: start.state === 'resumed', report };
  } catch (error) {
    if (error instanceof TakenOver) return { state: 'takenOver' };
    await store.numberSyncs.leave(turn, clock.now());
    throw error;
  }
}

async function stopped({ store, clock }: SyncDesk, turn: SyncTurn): Promise<SyncResult> {
  await store.numberSyncs.leave(turn, clock.now());
  return { state: 'stopped' };
}

/** False where it was told to stop before the last page. */
async function keepPages(
  desk: SyncDesk,
  turn: SyncTurn,
  first: string | null,
  stopping: () => boolean = () => false,
): Promise<boolean> {
  let resuming = first !== null;
  for (let from = first; ; ) {
    if (stopping()) return false;
    const readAt = desk.clock.now();
    let page: Awaited<ReturnType<SyncDesk['tenantNumbers']['page']>>;
    try {
      page = await desk.tenantNumbers.page(from);
    } catch (error) {
      if (!resuming || !isPlaceForgotten(error)) throw error;
      if (!(await desk.store.numberSyncs.rewind(turn))) throw new TakenOver();
      resuming = false;
      from = null;
      continue;
    }
    resuming = false;
    await keepPage(desk, turn, page, readAt);
    if (page.next === null) return true;
    from = page.next;
  }
}

/** The tenant refuses the mark of a page that an earlier worker kept: it is too old. */
const isPlaceForgotten = (error: unknown): boolean =>
  isLineDeskError(error) && ['tenant-refused', 'not-found'].includes(error.code);

/**
 * A page in small parts, between which turns come in. The last part names the next page: a worker that dies in between
 * leaves the place before this page, and reading it again changes nothing.
 */
async function keepPage(
  desk: SyncDesk,
  turn: SyncTurn,
  page: { readonly numbers: readonly TenantNumber[]; readonly next: string | null },
  readAt: Date,
): Promise<void> {
  const { numbers, next } = page;
  const { keptAtOnce } = desk.store.numberSyncs;
  for (let start = 0; ; start += keptAtOnce) {
    const isLast = start + keptAtOnce >= numbers.length;
    await keep(desk, turn, numbers.slice(start, start + keptAtOnce), readAt, isLast ? { next } : {});
    if (isLast) return;
  }
}

async function keep(
  { store, clock, policy }: SyncDesk,
  turn: SyncTurn,
  numbers: readonly TenantNumber[],
  readAt: Date,
  place: { readonly next?: string | null },
): Promise<void> {
  const { restDays } = policy.numbers;
  const seen = { readAt, restDays, now: clock.now(), leaseMs, ...place };
  if (!(await store.numberSyncs.keep(turn, numbers, seen))) throw new TakenOver();
  await setImmediate();
}

async function lookForMissed(desk: SyncDesk, turn: SyncTurn, from: E164 | null): Promise<void> {
  const { store, clock } = desk;
  let reads = mostReads;
  for (let after = from; ; ) {
    const step = await store.numberSyncs.noteMissed(turn, after, lookedAtAtOnce, clock.now(), leaseMs);
    if (step === null) throw new TakenOver();
    const toRead = step.toRead.slice(0, reads);
    reads -= toRead.length;
    if (!(await readDirectly(desk, turn, toRead))) reads = 0;
    if (step.next === null) return;
    after = step.next;
    await setImmediate();
  }
}

/** Reads the numbers that two syncs have missed. False where the tenant doesn't answer: the next sync asks again. */
async function readDirectly(desk: SyncDesk, turn: SyncTurn, numbers: readonly E164[]): Promise<boolean> {
  const { store, clock, tenantNumbers } = desk;
  for (const number of numbers) {
    const readAt = clock.now();
    let shown: TenantNumber | null;
    try {
      shown = await tenantNumbers.number(number);
    } catch (error) {
      if (isLineDeskError(error)) return false;
      throw error;
    }
    if (shown !== null) await keep(desk, turn, [shown], readAt, {});
    else if (!(await store.numberSyncs.noteMissing(turn, [number], clock.now()))) throw new TakenOver();
  }
  return true;
}
