import type { SandboxClock } from '../../src/sandbox/index.js';

type Waiting = { until: number; resolve: () => void };

/** A clock that stands still until a test moves it. */
export class ManualClock implements SandboxClock {
  #now = Date.parse('2026-09-01T08:00:00Z');
  #waiting: Waiting[] = [];
  #watchers: (() => void)[] = [];

  now(): number {
    return this.#now;
  }

  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
      this.#waiting.push({ until: this.#now + milliseconds, resolve });
      for (const watch of this.#watchers.splice(0)) watch();
    });
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
    for (const each of this.#waiting.filter(({ until }) => until <= this.#now)) each.resolve();
    this.#waiting = this.#waiting.filter(({ until }) => until > this.#now);
  }

  /** Resolves as soon as the sandbox waits for time to pass. */
  somebodyWaits(): Promise<void> {
    if (this.#waiting.length > 0) return Promise.resolve();
    return new Promise((resolve) => this.#watchers.push(resolve));
  }
}
