import type { Person } from '../organisation/types.js';
import { LaggingRecord } from './laggingRecord.js';

/** A person as a change feed tells it: as they are now, or only the id of one who was removed. */
export type PersonChange = { id: string; person: Person | null };

/** The people of the tenant, by id or user principal name, with the order in which they changed. */
export class PeopleRegister {
  readonly #records = new Map<string, LaggingRecord<Person>>();
  readonly #idsOfNames = new Map<string, string>();
  // The one who changed last stands last.
  readonly #changes = new Map<string, number>();
  #lastChange = 0;

  constructor(people: readonly Person[]) {
    for (const person of people) {
      this.#records.set(person.id, new LaggingRecord(person));
      this.#idsOfNames.set(person.userPrincipalName, person.id);
    }
  }

  /** The number of the latest change; a change feed goes on from there. */
  get lastChange(): number {
    return this.#lastChange;
  }

  /** As they are in truth, undefined when unknown; in Graph's manner the id may be the user principal name. */
  find(idOrName: string): Person | undefined {
    return this.#record(idOrName)?.truth;
  }

  /** As a read at that time sees them. */
  shown(idOrName: string, now: number): Person | undefined {
    return this.#record(idOrName)?.shown(now);
  }

  listTruth(): Person[] {
    return Array.from(this.#records.values(), (record) => record.truth);
  }

  listShown(now: number): Person[] {
    return Array.from(this.#records.values(), (record) => record.shown(now));
  }

  write(person: Person, shownFrom: number): void {
    this.#records.get(person.id)?.write(person, shownFrom);
    this.#note(person.id);
  }

  remove(id: string): void {
    this.#records.delete(id);
    this.#note(id);
  }

  /** Who changed after that change, the latest last. */
  changedSince(change: number, now: number): PersonChange[] {
    return [...this.#changes]
      .filter(([, at]) => at > change)
      .map(([id]) => ({ id, person: this.shown(id, now) ?? null }));
  }

  #record(idOrName: string): LaggingRecord<Person> | undefined {
    const wanted = idOrName.toLowerCase();
    return this.#records.get(wanted) ?? this.#records.get(this.#idsOfNames.get(wanted) ?? '');
  }

  #note(id: string): void {
    this.#lastChange += 1;
    this.#changes.delete(id);
    this.#changes.set(id, this.#lastChange);
  }
}
