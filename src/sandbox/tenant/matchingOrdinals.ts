/** A part of the matches, and how many there are in all. */
export type Cut = { ordinals: number[]; total: number };

/**
 * The numbers that match one filter, by their ordinal, in order. What has settled is listed once; what has been
 * touched since is looked at anew for each question, so that a page costs its own size and not the tenant's.
 */
export class MatchingOrdinals {
  #settled: Uint32Array;

  /** @param settled ascending */
  constructor(settled: Uint32Array) {
    this.#settled = settled;
  }

  /**
   * @param touched those that may match otherwise by now; ascending
   * @param matches whether one of them matches now
   */
  cut(
    touched: readonly number[],
    matches: (ordinal: number) => boolean,
    { skip, size }: { skip: number; size: number },
  ): Cut {
    const ordinals: number[] = [];
    const end = skip + size;
    let total = 0;
    let from = 0;
    const takeSettledUntil = (place: number) => {
      const first = from + Math.max(0, skip - total);
      const last = from + Math.min(place - from, end - total);
      for (let index = first; index < last; index += 1) ordinals.push(this.#settled[index] ?? 0);
      total += place - from;
      from = place;
    };
    for (const ordinal of touched) {
      const place = this.#placeOf(ordinal);
      const wasMatch = this.#settled[place] === ordinal;
      if (matches(ordinal) === wasMatch) continue;
      takeSettledUntil(place);
      if (wasMatch) {
        from = place + 1;
        continue;
      }
      if (total >= skip && total < end) ordinals.push(ordinal);
      total += 1;
    }
    takeSettledUntil(this.#settled.length);
    return { ordinals, total };
  }

  /** Takes what has settled meanwhile into the list. Parameters as those of `cut`. */
  settle(touched: readonly number[], matches: (ordinal: number) => boolean): void {
    const all = { skip: 0, size: Number.POSITIVE_INFINITY };
    this.#settled = Uint32Array.from(this.cut(touched, matches, all).ordinals);
  }

  /** Where an ordinal stands in the list, or would. */
  #placeOf(ordinal: number): number {
    let low = 0;
    let high = this.#settled.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#settled[middle] ?? 0) < ordinal) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
