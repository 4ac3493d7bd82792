import assert from 'node:assert/strict';
import type { Store, Transaction } from '../../../src/desk/index.js';
import type { LineRequest, RequestEvent } from '../../../src/requests/index.js';
import type { Interleaving } from './interleaving.js';

/** One change of the request that was committed, and the event that stands for it. `by`: the operation's number. */
export interface Change {
  readonly after: LineRequest;
  readonly event: Omit<RequestEvent, 'seq'>;
  readonly by: number;
}

/**
 * The store as the desk sees it, with a pause before each question and transaction; `inTransactions`: also before each
 * write, where the database lets several write at a time. What was committed is told to `committed`.
 */
export function recordedStore(
  store: Store,
  { pause, inside, pauseInside }: Interleaving,
  inTransactions: boolean,
  operation: () => number,
  committed: (changes: readonly Change[]) => void,
): Store {
  return {
    ...store,
    request: async (id) => {
      await pause('request');
      return inside(() => store.request(id));
    },
    delegatorsOf: async (person, now) => {
      await pause('delegatorsOf');
      return inside(() => store.delegatorsOf(person, now));
    },
    copiesOf: async (id) => {
      await pause('copiesOf');
      return inside(() => store.copiesOf(id));
    },
    transaction: async (work, options) => {
      const by = operation();
      await pause('transaction');
      let changes: Change[] = [];
      const result = await inside(() =>
        store.transaction((tx) => {
          // A deadlock has the work run again.
          changes = [];
          return work(recording(tx, changes, by, inTransactions ? pauseInside : async () => {}));
        }, options),
      );
      committed(changes);
      return result;
    },
  };
}

function recording(
  tx: Transaction,
  changes: Change[],
  by: number,
  pause: (what: string) => Promise<void>,
): Transaction {
  let written: LineRequest | null = null;
  return {
    ...tx,
    async updateRequest(request) {
      await pause('updateRequest');
      const updated = await tx.updateRequest(request);
      if (updated) {
        assert.equal(written, null, 'a change without an event');
        written = request;
      }
      return updated;
    },
    async appendEvent(event) {
      if (event.type !== 'submitted') {
        assert.ok(written !== null, `the event ${event.type} without a change`);
        changes.push({ after: written, event, by });
        written = null;
      }
      await tx.appendEvent(event);
    },
  };
}
