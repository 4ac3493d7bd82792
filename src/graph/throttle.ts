/** How long to wait where a 429 doesn't say (Graph's guidance: back off exponentially; this is the first step). */
const unsaidWaitMs = 2_000;
/** A longer wait than this is not believed: the next call finds out. */
const longestWaitMs = 300_000;

/**
 * Graph throttles a whole tenant, not one call: while it asks us to wait, no call goes out.
 * `now` is in milliseconds since the epoch.
 */
export class TenantThrottle {
  #until = 0;
  #inARow = 0;

  constructor(private readonly random: () => number = Math.random) {}

  /** Milliseconds that are left to wait, 0 for none. */
  waitMs(now: number): number {
    return Math.max(0, this.#until - now);
  }

  /** Until when the tenant asked us to wait; null where it didn't. */
  until(now: number): Date | null {
    return this.#until > now ? new Date(this.#until) : null;
  }

  /** Takes note of a 429. `retryAfter`: the header's value, seconds or an HTTP date. Returns the wait in ms. */
  refused(retryAfter: string | null, now: number): number {
    // Calls that were under way together are throttled together: that is one refusal, not many.
    if (now >= this.#until) this.#inARow += 1;
    const said = retryAfterMs(retryAfter, now);
    const wait = said ?? unsaidWaitMs * 2 ** Math.min(this.#inARow - 1, 6) * (0.5 + this.random());
    this.#until = Math.max(this.#until, now + Math.min(wait, longestWaitMs));
    return this.waitMs(now);
  }

  /** Takes note of a call that went through. */
  passed(now: number): void {
    if (now >= this.#until) this.#inARow = 0;
  }
}

/** Reads a Retry-After header (RFC 9110, 10.2.3): seconds or a date. Null for none or nonsense. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
