import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { dialectFor } from './databaseUrl.js';
import type { Dialect } from './dialect.js';
import { migrationsFor } from './migrations/index.js';
import type { Database } from './schema.js';

/**
 * Brings the tables of the database up to date, in one transaction. Processes that start together do it one after the
 * other (an advisory lock on PostgreSQL, BEGIN IMMEDIATE on SQLite). Returns the names of the changes made now; throws
 * what the database threw, or an error if its tables are newer than this version knows.
 */
export async function migrate(url: string): Promise<readonly string[]> {
  const dialect = dialectFor(url);
  const db = new Kysely<Database>({ dialect: dialect.kysely });
  try {
    return await runMigrations(db, dialect);
  } finally {
    await db.destroy();
  }
}

/** The same over a connection that is open already. */
export async function runMigrations(db: Kysely<Database>, dialect: Dialect): Promise<readonly string[]> {
  return db.transaction().execute(async (transaction) => {
    // Kysely's own lock comes after it has made the tables in which it keeps what was done.
    await dialect.exclusively(transaction, 'migrate');
    const migrator = new Migrator({
      db: transaction,
      provider: { getMigrations: async () => migrationsFor(dialect) },
      // Kysely's usual names could meet those of another product in a shared database.
      migrationTableName: 'line_desk_migrations',
      migrationLockTableName: 'line_desk_migrations_lock',
    });
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    return results.map((result) => result.migrationName);
  });
}
