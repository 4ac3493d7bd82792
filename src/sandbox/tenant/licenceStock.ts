import { allLicences } from '../organisation/licences.js';
import type { Person } from '../organisation/types.js';

/** How many of each licence the organisation has bought, and how many people hold one. */
export class LicenceStock {
  readonly #inUse = new Map<string, number>();
  readonly #bought = new Map<string, number>();

  constructor(people: readonly Person[]) {
    for (const person of people) this.#count(person, 1);
    for (const { skuId, spare } of allLicences) this.#bought.set(skuId, this.inUse(skuId) + spare);
  }

  bought(skuId: string): number {
    return this.#bought.get(skuId) ?? 0;
  }

  inUse(skuId: string): number {
    return this.#inUse.get(skuId) ?? 0;
  }

  isEmpty(skuId: string): boolean {
    return this.inUse(skuId) >= this.bought(skuId);
  }

  /** Buys so many more, or (negative) fewer. */
  buy(skuId: string, count: number): void {
    this.#bought.set(skuId, Math.max(0, this.bought(skuId) + count));
  }

  /** Takes note that somebody holds something else than before, or (null) is gone. */
  note(before: Person, after: Person | null): void {
    this.#count(before, -1);
    if (after) this.#count(after, 1);
  }

  #count({ assignedLicenses }: Person, by: number): void {
    for (const { skuId } of assignedLicenses) this.#inUse.set(skuId, this.inUse(skuId) + by);
  }
}
