/** Remembers answers for a while, the most recent `most` of them; a question that is under way is asked once. */
export class BoundedCache<Key, Value> {
  readonly #entries = new Map<Key, { at: number; value: Promise<Value> }>();

  constructor(
    private readonly forMs: number,
    private readonly most: number,
    private readonly now: () => number,
  ) {}

  /** The remembered answer, or a new one. A failure is not remembered. */
  get(key: Key, ask: () => Promise<Value>): Promise<Value> {
    const known = this.#entries.get(key);
    if (known !== undefined && this.now() - known.at < this.forMs) return known.value;
    return this.renew(key, ask);
  }

  /** Asks anew and remembers the answer. */
  renew(key: Key, ask: () => Promise<Value>): Promise<Value> {
    const value = ask();
    const entry = { at: this.now(), value };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    value.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > this.most && oldest.done !== true) this.#entries.delete(oldest.value);
    return value;
  }
}
