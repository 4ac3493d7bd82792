import { sql } from 'kysely';
import type { Clock, OutboxQueue, Queries, Store, Transaction, TurnStore } from '../desk/index.js';
import { anchorLedger } from './auditAnchors.js';
import { sealEvents } from './checkpoints.js';
import type { Connection } from './connection.js';
import { contacts } from './contactRetention.js';
import { numberSyncs } from './inventorySync.js';
import { outboxQueue } from './outboxQueue.js';
import { notePolicy, policyText } from './policyTable.js';
import { eraseOutdated } from './retention.js';
import { queries, transactionOver } from './transaction.js';
import { purgeTurns, turnStore } from './turnStore.js';

/** The store over SQLite or PostgreSQL. `connection` is for this room and for tools that look at the tables. */
export interface SqlStore extends Store {
  readonly connection: Connection;
}

/** Puts the store together over an open database whose tables are up to date. */
export function sqlStore(connection: Connection, clock: Clock): SqlStore {
  const inTransaction: Connection['transaction'] = (work) => connection.transaction(work);
  const relaxed: Connection['relaxed'] = (work) => connection.relaxed(work);
  const outbox: OutboxQueue = outboxQueue(connection, relaxed, clock);
  const turns: TurnStore = turnStore(relaxed);
  const asked: Queries = queries(connection);
  let closing: Promise<void> | undefined;
  return {
    ...asked,
    connection,
    outbox,
    turns,
    // What a sync has found out is found out again.
    numberSyncs: numberSyncs(relaxed, connection),
    anchors: anchorLedger(connection, relaxed),
    contacts: contacts(connection, relaxed),
    transaction: <T>(work: (tx: Transaction) => Promise<T>, options: { readonly mayBeLost?: boolean } = {}) =>
      (options.mayBeLost === true ? relaxed : inTransaction)((access) =>
        work(transactionOver(access, clock)),
      ),

    async sealAuditTrail(now) {
      let total = 0;
      for (;;) {
        const sealed = await connection.transaction((access) => sealEvents(access, now));
        if (sealed === 0) return total;
        total += sealed;
      }
    },

    eraseOutdated: (retention, now) => eraseOutdated(connection, retention, now),
    notePolicy: (version, text, now) =>
      connection.transaction((access) => notePolicy(access, version, text, now)),
    policyText: (version) => policyText(connection, version),

    purge: (before) => purgeTurns(connection, before),

    async healthy() {
      try {
        await sql`select 1`.execute(connection.db);
        return true;
      } catch {
        return false;
      }
    },

    close() {
      closing ??= connection.db.destroy();
      return closing;
    },
  };
}
