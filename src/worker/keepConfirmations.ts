import type { Logger } from 'pino';
import { type Desk, keepConfirmations } from '../desk/index.js';
import { RepeatedLook } from './repeatedLook.js';

export interface ConfirmationKeeping {
  readonly desk: Desk;
  /** Names this process among others. */
  readonly owner: string;
  /** Milliseconds from one look's end to the next one's begin; null: never. */
  readonly everyMs: number | null;
  readonly log: Logger;
}

/** A look whether it is time; one of another process shifts it. */
const lookEveryMs = 60_000;
/** After the start other things come first, the inventory among them. */
const firstLookMs = 10_000;

/** Keeps emergency locations true: looks at them all when it is time (over all replicas), and has people asked. */
export class ConfirmationKeeper {
  readonly #looks: RepeatedLook;

  constructor(private readonly keeping: ConfirmationKeeping) {
    this.#looks = new RepeatedLook({
      look: (stopping) => this.#look(stopping),
      failed: 'the emergency locations were not looked at',
      firstMs: firstLookMs,
      everyMs: lookEveryMs,
      log: keeping.log,
    });
  }

  start(): void {
    if (this.keeping.everyMs !== null) this.#looks.start();
  }

  /** Ends at the next page; the next start goes on from there. */
  stop(): Promise<void> {
    return this.#looks.stop();
  }

  async #look(stopping: () => boolean): Promise<void> {
    const { desk, owner, everyMs, log } = this.keeping;
    // Without the inventory there is nobody to ask.
    if ((await desk.store.numberSyncs.last())?.finishedAt == null) return;
    const last = await desk.store.confirmationLook();
    const done = last !== null && last.place === null ? last.finishedAt : null;
    if (done !== null && desk.clock.now().getTime() - done.getTime() < (everyMs ?? 0)) return;
    const kept = await keepConfirmations(desk, { owner, stopping });
    if (kept.state === 'done') log.info({ reminded: kept.reminded }, 'the emergency locations are looked at');
  }
}
