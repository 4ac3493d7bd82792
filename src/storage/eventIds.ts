const idsInBlock = 32_768;

/** A set of event ids at one bit each, so that a million of them take 128 KB. */
export class EventIds {
  readonly #blocks = new Map<number, Uint32Array>();
  #size = 0;

  /** How many ids are in it. */
  get size(): number {
    return this.#size;
  }

  add(id: number): void {
    const block = Math.floor(id / idsInBlock);
    let bits = this.#blocks.get(block);
    if (bits === undefined) {
      bits = new Uint32Array(idsInBlock / 32);
      this.#blocks.set(block, bits);
    }
    const place = id - block * idsInBlock;
    const before = bits[place >>> 5] ?? 0;
    const after = before | (1 << (place & 31));
    if (after >>> 0 === before) return;
    bits[place >>> 5] = after;
    this.#size += 1;
  }

  has(id: number): boolean {
    const block = Math.floor(id / idsInBlock);
    const place = id - block * idsInBlock;
    return (((this.#blocks.get(block)?.[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1;
  }
}
