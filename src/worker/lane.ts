import type { Logger } from 'pino';
import type { Lane, LeasedRow, OutboxQueue } from '../desk/index.js';
import type { PersonId } from '../telephony/index.js';
import type { Disposal } from './disposal.js';

export interface LaneOptions {
  readonly lane: Lane;
  readonly owner: string;
  /** How many rows are worked on at a time. */
  readonly width: number;
  readonly leaseMs: number;
  /** The longest pause between two looks, so that rows of other processes are found. */
  readonly idleMs: number;
  /** Whether people who wait for an answer go first (see `LaneSurroundings.busy`). */
  readonly givesWay: boolean;
}

export interface LaneSurroundings {
  readonly queue: OutboxQueue;
  readonly now: () => Date;
  readonly work: (row: LeasedRow) => Promise<{ disposal: Disposal; error: unknown }>;
  /** A contact may have come just before the row was held: looks once more. */
  readonly afterHold: (person: PersonId) => Promise<void>;
  /** Whether somebody waits for an answer of this process right now. */
  readonly busy: () => boolean;
  readonly log: Logger;
}

/** A lane that gives way looks again after this long, and no longer than that altogether. */
const giveWayMs = 25;
const giveWayForMs = 1_000;

/** Works on one lane of the outbox until it is stopped. A wake-up is only a hint: the lane also looks by itself. */
export class LaneRunner {
  #running = false;
  #busy = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #gaveWayMs = 0;

  constructor(
    private readonly options: LaneOptions,
    private readonly around: LaneSurroundings,
  ) {}

  start(): void {
    this.#running = true;
    this.wake();
  }

  /** Looks now. */
  wake(byTimer = false): void {
    if (!this.#running) return;
    if (this.#looking !== null) {
      this.#lookAgain = true;
      return;
    }
    if (this.#gaveWayMs > 0 && this.#timer !== null && !byTimer) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#looking = this.#look().finally(() => {
      this.#looking = null;
      if (this.#lookAgain) {
        this.#lookAgain = false;
        this.wake();
      }
    });
  }

  /** Takes no more rows and waits for those in hand. */
  async stop(): Promise<void> {
    this.#running = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#looking;
    await Promise.all(this.#busy);
  }

  async #look(): Promise<void> {
    const { queue, now, log } = this.around;
    const { lane, owner, width, leaseMs, idleMs, givesWay } = this.options;
    let pause = idleMs;
    if (givesWay && this.#gaveWayMs < giveWayForMs && this.around.busy()) {
      this.#gaveWayMs += giveWayMs;
      if (this.#running) this.#timer = setTimeout(() => this.wake(true), giveWayMs);
      return;
    }
    this.#gaveWayMs = 0;
    try {
      const free = width - this.#busy.size;
      if (free > 0) {
        const rows = await queue.lease(lane, owner, free, leaseMs, now());
        for (const row of rows) this.#take(row);
        if (rows.length < free) {
          const next = await queue.nextDue(lane);
          if (next !== null) pause = Math.min(idleMs, Math.max(5, next.getTime() - now().getTime()));
        }
      }
    } catch (error) {
      log.error({ err: error, lane }, 'the outbox lane could not be read');
    }
    if (this.#running) this.#timer = setTimeout(() => this.wake(), pause);
  }

  #take(row: LeasedRow): void {
    const work = this.#workOn(row)
      .catch((error: unknown) =>
        this.around.log.error({ err: error, lane: row.lane, row: row.id }, 'a row was not settled'),
      )
      .finally(() => {
        this.#busy.delete(work);
        // Leases are taken by the handful: each look at a long queue has its price.
        if (this.#busy.size <= this.options.width / 2) this.wake();
      });
    this.#busy.add(work);
  }

  async #workOn(row: LeasedRow): Promise<void> {
    const { queue, now, log, work } = this.around;
    const { owner } = this.options;
    const { disposal, error } = await work(row);
    const about = { lane: row.lane, row: row.id, task: row.task.task, attempt: row.attempt };
    switch (disposal.disposal) {
      case 'finish':
        await queue.finish(row.id, owner);
        return;
      case 'postpone':
        if (error !== null)
          log.warn({ ...about, err: error }, 'an outbox row failed and will be tried again');
        await queue.postpone(
          row.id,
          owner,
          new Date(now().getTime() + disposal.afterMs),
          disposal.reason,
          disposal.note ?? null,
        );
        return;
      case 'hold':
        log.info(about, 'an outbox row waits for the first contact with a person');
        await queue.hold(row.id, owner, disposal.waitsFor);
        await this.around.afterHold(disposal.waitsFor);
        return;
      case 'park':
        log.error(
          { ...about, reason: disposal.reason, err: error },
          'an outbox row is set aside for an administrator',
        );
        await queue.park(row.id, owner, disposal.reason);
        return;
      default:
        disposal satisfies never;
    }
  }
}
