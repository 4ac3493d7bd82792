import { setImmediate } from 'node:timers/promises';
import { isLineDeskError } from '../../errors.js';
import type { Desk } from '../desk.js';
import type { ConfirmationLook, LookPlace, Transaction } from '../ports/index.js';
import { type Finding, type LookLimits, lookAtNumber } from './lookAtNumber.js';
import { noteMoves } from './noteMoves.js';

/** How long a worker that doesn't answer any more keeps others from going on; far above a page's time. */
const leaseMs = 5 * 60_000;
/** Rows of the inventory that are looked at, and written about, between two moments in which turns come in. */
const rowsAtOnce = 100;

/** What one look may do at most: the tenant and the channel are shared. What is left over is due at the next look, too. */
const mostReads = 500;
const mostReminders = 500;

export type KeptConfirmations =
  | { readonly state: 'done'; readonly reminded: number }
  /** Another worker is at it, at least until then unless it gets on. */
  | { readonly state: 'elsewhere'; readonly until: Date }
  /** Another worker took over, because this one was silent for too long. */
  | { readonly state: 'takenOver' }
  /** It was told to stop; the next one goes on from here. */
  | { readonly state: 'stopped' };

export interface LookOptions {
  /** Names this worker; each of them differently. */
  readonly owner: string;
  /** Asked between pages: true ends the work here, and it goes on from here next time. */
  readonly stopping?: () => boolean;
}

class TakenOver extends Error {}

/**
 * Looks once at all emergency locations: who has moved as the directory shows it, whose location has been changed past
 * Line Desk, who is to be asked, and queues the questions. Goes page by page through the directory's changes and then
 * through the inventory; where an earlier look was left in the middle, it goes on from there. Throws what the directory or
 * the tenant throws; what was found out is kept.
 */
export async function keepConfirmations(desk: Desk, options: LookOptions): Promise<KeptConfirmations> {
  const { owner, stopping = () => false } = options;
  const begun = await desk.store.transaction(
    (tx) => tx.beginConfirmationLook(owner, desk.clock.now(), leaseMs),
    { mayBeLost: true },
  );
  if (begun.state === 'elsewhere') return begun;
  const limits: LookLimits = { reads: mostReads, reminders: mostReminders };
  let look = begun.look;
  try {
    while (look.place !== null) {
      if (stopping()) {
        await leave(desk, look);
        return { state: 'stopped' };
      }
      look =
        look.place.phase === 'people'
          ? await lookAtPeople(desk, look, look.place.from)
          : await lookAtNumbers(desk, look, look.place, limits);
      await setImmediate();
    }
    return { state: 'done', reminded: mostReminders - limits.reminders };
  } catch (error) {
    if (error instanceof TakenOver) return { state: 'takenOver' };
    await leave(desk, look);
    throw error;
  }
}

/** The next worker goes on at once. */
async function leave(desk: Desk, look: ConfirmationLook): Promise<void> {
  await desk.store.transaction((tx) => tx.saveConfirmationLook({ ...look, leaseUntil: desk.clock.now() }), {
    mayBeLost: true,
  });
}

/** A page of the directory's changes. */
async function lookAtPeople(
  desk: Desk,
  look: ConfirmationLook,
  from: string | null,
): Promise<ConfirmationLook> {
  let page: Awaited<ReturnType<Desk['directory']['changedPeople']>>;
  try {
    page = await desk.directory.changedPeople(from);
  } catch (error) {
    // The directory forgets old marks: then it lists everybody, and what has changed since is seen all the same.
    if (from === null || !isLineDeskError(error, 'not-found')) throw error;
    return advance(desk, { ...look, changesFrom: null }, { phase: 'people', from: null });
  }
  const next = page.next;
  return advance(
    desk,
    { ...look, changesFrom: next === null ? page.changesFrom : look.changesFrom },
    next === null ? { phase: 'numbers', after: null } : { phase: 'people', from: next },
    (tx) => noteMoves(tx, page.people, desk.clock.now()),
  );
}

/** A page of the inventory. */
async function lookAtNumbers(
  desk: Desk,
  look: ConfirmationLook,
  { after }: Extract<LookPlace, { phase: 'numbers' }>,
  limits: LookLimits,
): Promise<ConfirmationLook> {
  const { numbers, next } = await desk.store.numbersToConfirm(after, rowsAtOnce);
  const seen = await desk.store.whereaboutsOf(numbers.map(({ person }) => person));
  const watched = new Set(seen.map(({ person }) => person));
  const findings: Finding[] = [];
  for (const number of numbers) {
    findings.push(await lookAtNumber(desk, number, watched.has(number.person), limits));
  }
  return advance(desk, look, next === null ? null : { phase: 'numbers', after: next }, async (tx) => {
    const whereabouts = findings.flatMap((found) => found.whereabouts ?? []);
    await tx.saveWhereabouts(whereabouts, desk.clock.now());
    await tx.addConfirmations(findings.flatMap((found) => found.first ?? []));
    for (const { change } of findings) await change?.(tx);
  });
}

/** Goes on to the next place, together with what was found out at this one. */
async function advance(
  desk: Desk,
  look: ConfirmationLook,
  place: LookPlace | null,
  keep: (tx: Transaction) => Promise<void> = async () => undefined,
): Promise<ConfirmationLook> {
  const now = desk.clock.now();
  const moved: ConfirmationLook = {
    ...look,
    place,
    leaseUntil: new Date(now.getTime() + leaseMs),
    finishedAt: place === null ? now : look.finishedAt,
  };
  // Lost, it is found out once more.
  await desk.store.transaction(
    async (tx) => {
      if (!(await tx.saveConfirmationLook(moved))) throw new TakenOver();
      await keep(tx);
    },
    { mayBeLost: true },
  );
  return moved;
}
