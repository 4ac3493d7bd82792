/** When the breaker opens, and for how long. Times are in milliseconds. */
export interface BreakerRules {
  /** So many failures without a success between them open it. */
  readonly failuresInARow: number;
  /** Or this share of the last `lastCalls` (0 to 1), once there were so many. */
  readonly failedShare: number;
  readonly lastCalls: number;
  /** How long it stays open the first time; doubled after each try that fails too, up to `longestMs`. */
  readonly coolDownMs: number;
  readonly longestMs: number;
}

export const defaultBreakerRules: BreakerRules = {
  failuresInARow: 10,
  failedShare: 0.7,
  lastCalls: 40,
  coolDownMs: 2_000,
  longestMs: 60_000,
};

/** What a call got at the breaker: the one that tries whether the tenant answers again is told apart. */
export type Pass = 'call' | 'probe';

/**
 * Keeps calls from a tenant that doesn't answer: they fail at once instead of waiting, and the tenant isn't pressed
 * while it recovers. After a cool-down one call goes through to try; where it succeeds, all do.
 * `now` is in milliseconds since the epoch.
 */
export class CircuitBreaker {
  #openUntil: number | null = null;
  #openings = 0;
  #probing = false;
  #inARow = 0;
  #recent: boolean[] = [];

  constructor(
    private readonly rules: BreakerRules,
    private readonly random: () => number = Math.random,
  ) {}

  state(now: number): 'closed' | 'open' | 'halfOpen' {
    if (this.#openUntil === null) return 'closed';
    return now < this.#openUntil && !this.#probing ? 'open' : 'halfOpen';
  }

  /** Lets a call through, or answers null: it must not be made. */
  enter(now: number): Pass | null {
    if (this.#openUntil === null) return 'call';
    if (this.#probing || now < this.#openUntil) return null;
    this.#probing = true;
    return 'probe';
  }

  /** How long to wait before another try makes sense. */
  waitMs(now: number): number {
    if (this.#openUntil === null) return 0;
    return Math.max(this.#openUntil - now, this.#probing ? this.rules.coolDownMs : 0);
  }

  /** Every call that was let through must come back here, whatever became of it. */
  settle(pass: Pass, answered: boolean, now: number): void {
    if (pass === 'probe') {
      this.#probing = false;
      if (answered) this.#close();
      else this.#open(now);
    } else if (this.#openUntil === null) {
      // Calls that were under way when it opened say nothing new.
      this.#note(answered);
      if (this.#failing()) this.#open(now);
    }
  }

  #note(answered: boolean): void {
    this.#inARow = answered ? 0 : this.#inARow + 1;
    this.#recent.push(answered);
    if (this.#recent.length > this.rules.lastCalls) this.#recent.shift();
  }

  #failing(): boolean {
    if (this.#inARow >= this.rules.failuresInARow) return true;
    if (this.#recent.length < this.rules.lastCalls) return false;
    const failed = this.#recent.filter((answered) => !answered).length;
    return failed >= this.rules.failedShare * this.rules.lastCalls;
  }

  #open(now: number): void {
    const coolDown = Math.min(this.rules.coolDownMs * 2 ** this.#openings, this.rules.longestMs);
    // Spread by a quarter, so that replicas don't all try at once.
    this.#openUntil = now + coolDown * (0.75 + this.random() / 2);
    this.#openings += 1;
  }

  #close(): void {
    this.#openUntil = null;
    this.#openings = 0;
    this.#inARow = 0;
    this.#recent = [];
  }
}
