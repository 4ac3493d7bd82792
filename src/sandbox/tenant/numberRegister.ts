import type { NumberAssignment } from '../organisation/types.js';
import { LaggingRecord } from './laggingRecord.js';

/** The numbers of the tenant, by telephone number and by id. */
export class NumberRegister {
  readonly #records = new Map<string, LaggingRecord<NumberAssignment>>();
  readonly #telephoneNumbers = new Map<string, string>();
  // Until when a long-running operation works on a number.
  readonly #busyUntil = new Map<string, number>();

  constructor(numbers: readonly NumberAssignment[]) {
    for (const number of numbers) {
      this.#records.set(number.telephoneNumber, new LaggingRecord(number));
      this.#telephoneNumbers.set(number.id, number.telephoneNumber);
    }
  }

  /** As it is in truth, undefined when the tenant doesn't have it. */
  find(telephoneNumber: string): NumberAssignment | undefined {
    return this.#records.get(telephoneNumber)?.truth;
  }

  shownById(id: string, now: number): NumberAssignment | undefined {
    const telephoneNumber = this.#telephoneNumbers.get(id.toLowerCase());
    return telephoneNumber === undefined ? undefined : this.#records.get(telephoneNumber)?.shown(now);
  }

  listTruth(): NumberAssignment[] {
    return [...this.#records.values()].map((record) => record.truth);
  }

  listShown(now: number): NumberAssignment[] {
    return [...this.#records.values()].map((record) => record.shown(now));
  }

  /** The numbers that a person has in truth. */
  heldBy(personId: string): NumberAssignment[] {
    return this.listTruth().filter((number) => number.assignmentTargetId === personId && isHeld(number));
  }

  write(number: NumberAssignment, shownFrom: number): void {
    this.#records.get(number.telephoneNumber)?.write(number, shownFrom);
  }

  isBusy(telephoneNumber: string, now: number): boolean {
    return (this.#busyUntil.get(telephoneNumber) ?? 0) > now;
  }

  keepBusy(telephoneNumber: string, until: number): void {
    this.#busyUntil.set(telephoneNumber, until);
  }
}

/** Whether a person has the number. */
export function isHeld(number: NumberAssignment): boolean {
  return number.assignmentStatus === 'userAssigned';
}
