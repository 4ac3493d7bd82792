/**
 * A record whose reads lag behind its writes, as Graph's do. What the tenant decides by is the truth; what a read
 * answers is the latest value whose time has come.
 */
export class LaggingRecord<T> {
  #versions: { shownFrom: number; value: T }[];

  constructor(value: T) {
    this.#versions = [{ shownFrom: Number.NEGATIVE_INFINITY, value }];
  }

  /** The value after every write so far. */
  get truth(): T {
    const last = this.#versions.at(-1);
    if (!last) throw new RangeError('a record has at least one version');
    return last.value;
  }

  /** What a read at that time (milliseconds since 1970) sees. */
  shown(now: number): T {
    const index = this.#versions.findLastIndex((version) => version.shownFrom <= now);
    // Older versions can't come back; dropping them keeps a long-lived tenant small.
    this.#versions.splice(0, Math.max(index, 0));
    const [first] = this.#versions;
    return first ? first.value : this.truth;
  }

  /** Whether reads show the truth from that time on. */
  hasSettled(now: number): boolean {
    return this.shown(now) === this.truth;
  }

  /** Takes a new value at once, and shows it from that time on. */
  write(value: T, shownFrom: number): void {
    this.#versions.push({ shownFrom, value });
  }
}
