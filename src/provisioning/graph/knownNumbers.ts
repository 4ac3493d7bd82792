import type { GraphClient } from '../../graph/index.js';
import type { NumberAssignment, PersonId } from '../../telephony/index.js';
import type { NumberReader } from '../capabilities.js';
import { waitingReadMs } from './callTimes.js';
import { readNumbersOf } from './numberAssignments.js';

const cachedMs = 60_000;
const cachedPeople = 5_000;

/** The chat's reads of people's numbers: at most 60 s old, of the 5,000 people last asked for. */
export class KnownNumbers implements NumberReader {
  #timesForgotten = 0;
  readonly #numbers = new Map<PersonId, { readonly at: number; readonly number: NumberAssignment | null }>();

  constructor(
    private readonly graph: GraphClient,
    private readonly now: () => number,
  ) {}

  async numberOf(
    person: PersonId,
    options: { readonly fresh?: boolean } = {},
  ): Promise<NumberAssignment | null> {
    const known = this.#numbers.get(person);
    if (options.fresh !== true && known !== undefined && this.now() - known.at < cachedMs)
      return known.number;
    const before = this.#timesForgotten;
    const number = (await readNumbersOf(this.graph, person, waitingReadMs))[0]?.number ?? null;
    // What was read while something changed may be from before the change.
    if (before !== this.#timesForgotten) return number;
    this.#numbers.delete(person);
    this.#numbers.set(person, { at: this.now(), number });
    const oldest = this.#numbers.keys().next();
    if (this.#numbers.size > cachedPeople && oldest.done !== true) this.#numbers.delete(oldest.value);
    return number;
  }

  forget(person: PersonId): void {
    this.#timesForgotten += 1;
    this.#numbers.delete(person);
  }
}
