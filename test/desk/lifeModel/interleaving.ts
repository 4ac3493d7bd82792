import { setTimeout as delay, setImmediate as nextRound } from 'node:timers/promises';
import type { Scheduler } from 'fast-check';

/** How long somebody who is let go may wait for a lock that another one holds, before the next one is let go. */
const lockWaitMs = 12;

/**
 * Lets several go on one after the other, in an order that fast-check chooses and can repeat: each stops at `pause`, and
 * whenever nobody moves any more one of those who stopped goes on.
 */
export class Interleaving {
  /** Those who stand at a pause. */
  #standing = 0;
  /** Those within a call of the database. */
  #inside = 0;

  constructor(private readonly scheduler: Scheduler) {}

  #running = 0;

  /** Stops here until it is this one's turn; goes on at once where nobody is being interleaved. */
  pause = async (what: string): Promise<void> => {
    if (this.#running === 0) return;
    this.#standing += 1;
    try {
      await this.scheduler.schedule(Promise.resolve(), what);
    } finally {
      this.#standing -= 1;
    }
  };

  /** A call that takes its time, and isn't waited for by whoever else stands at a pause when it is stuck. */
  inside = async <T>(call: () => Promise<T>): Promise<T> => {
    this.#inside += 1;
    try {
      return await call();
    } finally {
      this.#inside -= 1;
    }
  };

  /** A pause within a call that is under way. */
  pauseInside = async (what: string): Promise<void> => {
    this.#inside -= 1;
    try {
      await this.pause(what);
    } finally {
      this.#inside += 1;
    }
  };

  /** Runs all of them to their ends. */
  async run(all: readonly (() => Promise<void>)[]): Promise<void> {
    this.#running = all.length;
    const ends = all.map((each) =>
      each().finally(() => {
        this.#running -= 1;
      }),
    );
    const ended = Promise.all(ends);
    // Looked at below, after the others have come to their ends.
    ended.catch(() => {});
    while (this.#running > 0) {
      await this.#untilNobodyMoves();
      if (this.scheduler.count() > 0) await this.scheduler.waitOne();
    }
    await ended;
  }

  async #untilNobodyMoves(): Promise<void> {
    await nextRound();
    const patience = performance.now() + lockWaitMs;
    while (this.#inside > 0 && (this.#standing === 0 || performance.now() < patience)) await delay(1);
    await nextRound();
  }
}
