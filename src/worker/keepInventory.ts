import type { Logger } from 'pino';
import { type Desk, syncNumbers, tellDrift, tellLowStock } from '../desk/index.js';
import { RepeatedLook } from './repeatedLook.js';

export interface InventoryKeeping {
  readonly desk: Desk;
  /** Names this process among others. */
  readonly owner: string;
  /** Milliseconds from one sync's end to the next one's begin; null: never. */
  readonly everyMs: number | null;
  readonly log: Logger;
}

/** A look whether a sync is due; one of another process shifts it. */
const lookEveryMs = 60_000;
/** Counting a pool of a large tenant takes a moment. */
const stockEveryMs = 5 * 60_000;
/** After the start other things come first. */
const firstLookMs = 3_000;

/**
 * Keeps the number inventory in step with the tenant: syncs when one is due (over all replicas), then tells
 * administrators of drift and of pools that run low.
 */
export class InventoryKeeper {
  readonly #looks: RepeatedLook;
  #stockSeenAt = 0;

  constructor(private readonly keeping: InventoryKeeping) {
    this.#looks = new RepeatedLook({
      look: (stopping) => this.#look(stopping),
      failed: 'the number inventory was not synced',
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
    const last = await desk.store.numberSyncs.last();
    const finished = last?.state === 'done' ? last.finishedAt : null;
    if (finished !== null && desk.clock.now().getTime() - finished.getTime() < (everyMs ?? 0)) {
      await this.#lookAtStock();
      return;
    }
    const result = await syncNumbers(desk, { owner, stopping });
    if (result.state !== 'done') return;
    const { numbers, missed, missing } = result.report;
    log.info({ numbers, missed, missing, resumed: result.resumed }, 'the number inventory is in step');
    await tellDrift(desk, finished);
    this.#stockSeenAt = 0;
    await this.#lookAtStock();
  }

  /** Requests use numbers up between syncs, too. */
  async #lookAtStock(): Promise<void> {
    const { desk } = this.keeping;
    const now = desk.clock.now().getTime();
    if (desk.policy.numbers.pools.length === 0 || now - this.#stockSeenAt < stockEveryMs) return;
    this.#stockSeenAt = now;
    await tellLowStock(desk);
  }
}
