import type { NumberSeries } from '../organisation/numberSeries.js';
import type { NumberAssignment } from '../organisation/types.js';
import { LaggingRecord } from './laggingRecord.js';
import { MatchingOrdinals } from './matchingOrdinals.js';
import { NumberSource } from './numberSource.js';

/** Which numbers are wanted; a filter of the query has this form. */
export type NumberQuestion = {
  /** Two questions with one text are the same question. */
  text: string;
  test(number: NumberAssignment): boolean;
  /** Properties that every match has with one of these values. */
  pinned: ReadonlyMap<string, readonly unknown[]>;
  properties: ReadonlySet<string>;
};

const everyNumber: NumberQuestion = { text: '', test: () => true, pinned: new Map(), properties: new Set() };

// How many questions are remembered; each costs four bytes a match.
const mostRemembered = 16;
const mostTouched = 512;

/**
 * The numbers of the tenant. Only what was touched is kept as a record; the rest is read from its source. One number
 * and the numbers of one person are found by indexes, anything else by lists that are made once for each question.
 */
export class NumberRegister {
  readonly #source: NumberSource;
  readonly #records = new Map<number, LaggingRecord<NumberAssignment | null>>();
  // Whoever had a number at any time; what is true now stands in the number itself.
  readonly #everHeldBy = new Map<string, Set<number>>();
  // Until when a long-running operation works on a number.
  readonly #busyUntil = new Map<string, number>();
  readonly #remembered = new Map<string, { question: NumberQuestion; found: MatchingOrdinals }>();
  readonly #touched = new Set<number>();
  #settleAt = mostTouched;

  constructor(numbers: readonly NumberAssignment[], series: NumberSeries) {
    this.#source = new NumberSource(numbers, series);
  }

  /** As it is in truth, undefined when the tenant doesn't have it. */
  find(telephoneNumber: string): NumberAssignment | undefined {
    const ordinal = this.#source.ordinalOf(telephoneNumber);
    return ordinal === undefined ? undefined : this.#truth(ordinal);
  }

  shownById(id: string, now: number): NumberAssignment | undefined {
    const ordinal = this.#source.ordinalOfId(id.toLowerCase());
    return ordinal === undefined ? undefined : this.#shown(ordinal, now);
  }

  /** The numbers that a person has in truth. */
  heldBy(personId: string): NumberAssignment[] {
    return this.#heldBy(personId, (ordinal) => this.#truth(ordinal)).filter(isHeld);
  }

  /** The numbers that a read at that time shows as a person's. */
  shownHeldBy(personId: string, now: number): NumberAssignment[] {
    return this.#heldBy(personId, (ordinal) => this.#shown(ordinal, now)).filter(isHeld);
  }

  /**
   * What a read at that time finds, in a fixed order.
   *
   * @returns the numbers from `skip` on, `size` at most, and how many match in all
   */
  listShown(
    question: NumberQuestion | null,
    now: number,
    part: { skip: number; size: number },
  ): { numbers: NumberAssignment[]; total: number } {
    const { test, pinned } = question ?? everyNumber;
    const candidates = this.#candidates(pinned);
    if (candidates) {
      const found = candidates.flatMap((ordinal) => this.#shown(ordinal, now) ?? []).filter(test);
      return { numbers: found.slice(part.skip, part.skip + part.size), total: found.length };
    }
    this.#settle(now);
    const touched = [...this.#touched].sort((left, right) => left - right);
    const matches = this.#matches(test, now);
    const { ordinals, total } = this.#list(question ?? everyNumber, now).cut(touched, matches, part);
    return { numbers: ordinals.flatMap((ordinal) => this.#shown(ordinal, now) ?? []), total };
  }

  /** Takes a number as it is from now on, also one that the tenant didn't have; reads show it from that time on. */
  write(number: NumberAssignment, shownFrom: number): void {
    const ordinal = this.#source.ordinalOf(number.telephoneNumber) ?? this.#source.add(number);
    this.#write(ordinal, number, shownFrom);
    const { assignmentTargetId: holder } = number;
    if (holder === null) return;
    const held = this.#everHeldBy.get(holder);
    if (held) held.add(ordinal);
    else this.#everHeldBy.set(holder, new Set([ordinal]));
  }

  /** Takes a number out of the tenant. */
  remove(telephoneNumber: string, shownFrom: number): void {
    const ordinal = this.#source.ordinalOf(telephoneNumber);
    if (ordinal !== undefined) this.#write(ordinal, null, shownFrom);
  }

  isBusy(telephoneNumber: string, now: number): boolean {
    return (this.#busyUntil.get(telephoneNumber) ?? 0) > now;
  }

  keepBusy(telephoneNumber: string, until: number): void {
    this.#busyUntil.set(telephoneNumber, until);
  }

  #truth(ordinal: number): NumberAssignment | undefined {
    const record = this.#records.get(ordinal);
    return record ? (record.truth ?? undefined) : this.#source.at(ordinal);
  }

  #shown(ordinal: number | undefined, now: number): NumberAssignment | undefined {
    if (ordinal === undefined) return undefined;
    const record = this.#records.get(ordinal);
    return record ? (record.shown(now) ?? undefined) : this.#source.at(ordinal);
  }

  #heldBy(personId: string, read: (ordinal: number) => NumberAssignment | undefined): NumberAssignment[] {
    return this.#ordinalsEverHeldBy(personId)
      .flatMap((ordinal) => read(ordinal) ?? [])
      .filter((number) => number.assignmentTargetId === personId);
  }

  #ordinalsEverHeldBy(personId: string): number[] {
    const first = this.#source.ordinalHeldBy(personId);
    const ordinals = first === undefined ? [] : [first];
    for (const ordinal of this.#everHeldBy.get(personId) ?? []) if (ordinal !== first) ordinals.push(ordinal);
    return ordinals;
  }

  /** Those that an index finds, ascending; undefined when no index can tell. */
  #candidates(pinned: NumberQuestion['pinned']): number[] | undefined {
    const texts = (property: string) => {
      const values = pinned.get(property);
      const found = values?.filter((value) => typeof value === 'string');
      return found?.length === values?.length ? found : undefined;
    };
    const ordinals =
      texts('telephoneNumber')?.flatMap((number) => this.#source.ordinalOf(number) ?? []) ??
      texts('assignmentTargetId')?.flatMap((id) => this.#ordinalsEverHeldBy(id.toLowerCase()));
    return ordinals && [...new Set(ordinals)].sort((left, right) => left - right);
  }

  #write(ordinal: number, number: NumberAssignment | null, shownFrom: number): void {
    const record = this.#records.get(ordinal) ?? new LaggingRecord(this.#source.at(ordinal) ?? null);
    record.write(number, shownFrom);
    this.#records.set(ordinal, record);
    this.#touched.add(ordinal);
  }

  #matches(test: NumberQuestion['test'], now: number): (ordinal: number) => boolean {
    return (ordinal) => {
      const number = this.#shown(ordinal, now);
      return number !== undefined && test(number);
    };
  }

  #list(question: NumberQuestion, now: number): MatchingOrdinals {
    const { text, test, properties } = question;
    const remembered = this.#remembered.get(text);
    if (remembered) return remembered.found;
    const ownProperties = properties.has('telephoneNumber') || properties.has('assignmentTargetId');
    const found = new MatchingOrdinals(this.#source.matching(test, !ownProperties));
    const changed = [...this.#records.keys()].sort((left, right) => left - right);
    found.settle(changed, this.#matches(test, now));
    const [oldest] = this.#remembered.keys();
    if (oldest !== undefined && this.#remembered.size >= mostRemembered) this.#remembered.delete(oldest);
    this.#remembered.set(text, { question, found });
    return found;
  }

  /** Takes numbers whose truth shows into the lists, once there are many, so that touched ones stay few. */
  #settle(now: number): void {
    if (this.#touched.size < this.#settleAt) return;
    const settled = [...this.#touched]
      .filter((ordinal) => this.#records.get(ordinal)?.hasSettled(now))
      .sort((left, right) => left - right);
    for (const { question, found } of this.#remembered.values()) {
      found.settle(settled, this.#matches(question.test, now));
    }
    for (const ordinal of settled) this.#touched.delete(ordinal);
    this.#settleAt = this.#touched.size + mostTouched;
  }
}

/** Whether a person has the number. */
export function isHeld(number: NumberAssignment): boolean {
  return number.assignmentStatus === 'userAssigned';
}
