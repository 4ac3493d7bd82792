import type { Logger } from 'pino';
import type { Desk } from '../desk/index.js';
import { anchorCheckpoints } from './anchorCheckpoints.js';
import type { AnchorTarget } from './anchorTargets.js';
import { applyRetention } from './retention.js';

export interface RecordKeeping {
  readonly desk: Pick<Desk, 'store' | 'directory' | 'clock' | 'policy'>;
  /** Where checkpoints are kept outside the database, and milliseconds at least from one to the next. */
  readonly anchors: { readonly targets: readonly AnchorTarget[]; readonly everyMs: number };
  readonly log: Logger;
}

/** A look whether an anchor is due. */
const anchorEveryMs = 5_000;
/** A process that is restarted every day erases all the same, and others come first after a start. */
const firstRetentionMs = 5 * 60_000;
const retentionEveryMs = 24 * 60 * 60_000;

/** Anchors checkpoints and erases what is too old, apart from everything that somebody waits for. */
export class RecordKeeper {
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #underWay = new Map<string, Promise<void>>();
  #stopping = false;

  constructor(private readonly keeping: RecordKeeping) {}

  start(): void {
    const { desk, anchors, log } = this.keeping;
    const retain = () =>
      this.#once('retention', () => applyRetention({ desk, log, stopping: () => this.#stopping }));
    this.#timers.push(setTimeout(retain, firstRetentionMs), setInterval(retain, retentionEveryMs));
    if (anchors.targets.length === 0) return;
    const anchor = () =>
      anchorCheckpoints({ ledger: desk.store.anchors, clock: desk.clock, ...anchors, log });
    this.#timers.push(setInterval(() => this.#once('anchors', anchor), anchorEveryMs));
  }

  /** Ends after the batch and the anchor in hand. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(this.#underWay.values());
  }

  /** A target outside may take its time: the next look doesn't begin before this one has ended. */
  #once(name: string, run: () => Promise<void>): void {
    if (this.#underWay.has(name)) return;
    const work = run()
      .catch((error: unknown) => this.keeping.log.error({ err: error, chore: name }, 'a chore failed'))
      .finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, work);
  }
}
