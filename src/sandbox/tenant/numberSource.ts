import type { NumberSeries } from '../organisation/numberSeries.js';
import type { NumberAssignment } from '../organisation/types.js';

/**
 * The numbers as the tenant starts with them, each under its ordinal: those of the sites, then the series of a large
 * tenant, then numbers that came later (which are nothing at the start).
 */
export class NumberSource {
  readonly #listed: readonly NumberAssignment[];
  readonly #series: NumberSeries;
  readonly #ordinals = new Map<string, number>();
  readonly #ordinalsOfIds = new Map<string, number>();
  readonly #ordinalsOfPeople = new Map<string, number>();
  #count: number;

  constructor(listed: readonly NumberAssignment[], series: NumberSeries) {
    this.#listed = listed;
    this.#series = series;
    this.#count = listed.length + series.count;
    for (const [ordinal, { id, telephoneNumber, assignmentTargetId }] of listed.entries()) {
      this.#ordinals.set(telephoneNumber, ordinal);
      this.#ordinalsOfIds.set(id, ordinal);
      if (assignmentTargetId !== null) this.#ordinalsOfPeople.set(assignmentTargetId, ordinal);
    }
  }

  /** Undefined for a number that came later. */
  at(ordinal: number): NumberAssignment | undefined {
    const position = ordinal - this.#listed.length;
    if (position < 0) return this.#listed[ordinal];
    return position < this.#series.count ? this.#series.at(position) : undefined;
  }

  ordinalOf(telephoneNumber: string): number | undefined {
    return this.#ordinals.get(telephoneNumber) ?? this.#inSeries(this.#series.positionOf(telephoneNumber));
  }

  ordinalOfId(id: string): number | undefined {
    return this.#ordinalsOfIds.get(id) ?? this.#inSeries(this.#series.positionOfId(id));
  }

  /** The ordinal of the number that somebody starts with. */
  ordinalHeldBy(targetId: string): number | undefined {
    return this.#ordinalsOfPeople.get(targetId) ?? this.#inSeries(this.#series.positionHeldBy(targetId));
  }

  /** An ordinal for a number that comes now. */
  add({ telephoneNumber, id }: NumberAssignment): number {
    const ordinal = this.#count;
    this.#count += 1;
    this.#ordinals.set(telephoneNumber, ordinal);
    this.#ordinalsOfIds.set(id, ordinal);
    return ordinal;
  }

  /**
   * The ordinals of what matches at the start, ascending.
   *
   * @param byClass whether numbers of one class of the series match alike, so that one of each is enough to ask
   */
  matching(matches: (number: NumberAssignment) => boolean, byClass: boolean): Uint32Array {
    const found = new Uint32Array(this.#listed.length + this.#series.count);
    let length = 0;
    for (const [ordinal, number] of this.#listed.entries()) {
      if (!matches(number)) continue;
      found[length] = ordinal;
      length += 1;
    }
    const classMatches = byClass ? this.#series.classes.map(matches) : [];
    for (let position = 0; position < this.#series.count; position += 1) {
      const fits = byClass
        ? classMatches[this.#series.classOf(position)]
        : matches(this.#series.at(position));
      if (!fits) continue;
      found[length] = this.#listed.length + position;
      length += 1;
    }
    return found.slice(0, length);
  }

  #inSeries(position: number | undefined): number | undefined {
    return position === undefined ? undefined : this.#listed.length + position;
  }
}
