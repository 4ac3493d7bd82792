import type { Clock } from '../desk/index.js';
import type { TenantId } from '../telephony/index.js';
import { Connection } from './connection.js';
import { dialectFor } from './databaseUrl.js';
import { runMigrations } from './migrate.js';
import { type SqlStore, sqlStore } from './sqlStore.js';

export interface StoreOptions {
  /** `postgres://…`, a path of a file, `file:…` or `:memory:`. */
  readonly url: string;
  readonly tenantId: TenantId;
  /** The time at which rows are added to the outbox and parked; the computer's without one. */
  readonly clock?: Clock;
}

/**
 * Opens the database, brings its tables up to date, and returns the store of one tenant; to be closed in the end.
 * Throws LineDeskError `configuration` for a URL it can't read, or what the database threw.
 */
export async function openStore(options: StoreOptions): Promise<SqlStore> {
  const connection = new Connection(dialectFor(options.url), options.tenantId);
  try {
    await runMigrations(connection.db, connection.dialect);
  } catch (error) {
    await connection.db.destroy();
    throw error;
  }
  return sqlStore(connection, options.clock ?? { now: () => new Date() });
}
