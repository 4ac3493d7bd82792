import type { Logger } from 'pino';

export interface RepeatedLookOptions {
  /** What is done; `stopping` says whether it should end soon. A failure is logged with `failed`, and the next look comes. */
  readonly look: (stopping: () => boolean) => Promise<void>;
  readonly failed: string;
  /** Milliseconds from the start to the first look: other things come first. */
  readonly firstMs: number;
  /** Milliseconds from one look's end to the next one's begin. */
  readonly everyMs: number;
  readonly log: Logger;
}

/** Looks again and again, never twice at a time, until it is stopped. */
export class RepeatedLook {
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> = Promise.resolve();
  #stopping = false;

  constructor(private readonly options: RepeatedLookOptions) {}

  start(): void {
    this.#lookIn(this.options.firstMs);
  }

  /** Resolves when the look in hand has ended. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#looking;
  }

  #lookIn(ms: number): void {
    const { look, failed, everyMs, log } = this.options;
    this.#timer = setTimeout(() => {
      this.#looking = look(() => this.#stopping)
        .catch((error: unknown) => log.warn({ err: error }, failed))
        .finally(() => {
          if (!this.#stopping) this.#lookIn(everyMs);
        });
    }, ms);
    this.#timer.unref();
  }
}
