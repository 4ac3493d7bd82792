import type { InventoryStore } from '../desk/index.js';
import type { Connection } from './connection.js';
import { numberChanges } from './inventoryChanges.js';
import { numberQueries } from './inventoryQueries.js';
import { numberSyncs } from './inventorySync.js';

/** The inventory over an open database whose tables are up to date. */
export function inventoryStore(connection: Connection): InventoryStore {
  return {
    ...numberQueries(connection),
    // What a sync has found out is found out again.
    numberSyncs: numberSyncs((work) => connection.relaxed(work), connection),
    transaction: (work, options = {}) =>
      options.mayBeLost === true
        ? connection.relaxed((access) => work(numberChanges(access)))
        : connection.transaction((access) => work(numberChanges(access))),
  };
}
