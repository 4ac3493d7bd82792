import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  sql,
  type TransactionSettings,
} from 'kysely';
import { type Dialect, relaxedLevel } from './dialect.js';

/** How long a change waits for another process that is writing. */
const busyTimeoutMs = 5000;

/**
 * Begins write transactions with BEGIN IMMEDIATE: with a plain BEGIN, a transaction that reads first and writes later
 * fails when another process wrote in between, and no time-out helps. Within the process Kysely hands the one
 * connection to one transaction at a time.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #database: BetterSqlite.Database;
  /** Whether `synchronous` stands below FULL. Each pragma has its price: it can't be prepared once for all. */
  #relaxed = false;

  constructor(database: BetterSqlite.Database) {
    super({ database: keepingStatements(database) });
    this.#database = database;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    if (settings?.accessMode === 'read only') return super.beginTransaction(connection);
    const patience = performance.now() + busyTimeoutMs;
    for (;;) {
      try {
        // SQLite's own waiting stops the whole process; only what can't wait otherwise waits so.
        this.#database.pragma('busy_timeout = 0');
        // Can't be changed once a transaction has begun.
        if (settings?.isolationLevel === relaxedLevel) this.#relax();
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() > patience) {
          this.#restore();
          throw error;
        }
      } finally {
        this.#database.pragma(`busy_timeout = ${busyTimeoutMs}`);
      }
      await setTimeout(5 + Math.random() * 20);
    }
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    this.#restore();
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // After a full disk or a read error SQLite has rolled back already; a second one would hide that error.
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
    this.#restore();
  }

  #relax(): void {
    this.#database.pragma('synchronous = NORMAL');
    this.#relaxed = true;
  }

  #restore(): void {
    if (!this.#relaxed) return;
    this.#database.pragma('synchronous = FULL');
    this.#relaxed = false;
  }
}

/** More statements than this come from lists of many lengths, which are not worth keeping. */
const statementsKept = 300;

/** Kysely prepares a statement each time that it is run; the ones of last time are kept, as SQLite means it. */
function keepingStatements(database: BetterSqlite.Database): SqliteDatabase {
  const kept = new Map<string, BetterSqlite.Statement>();
  return {
    close: () => database.close(),
    prepare: (text) => {
      const known = kept.get(text);
      if (known !== undefined && !known.busy) return known;
      const statement = database.prepare(text);
      if (kept.size >= statementsKept) kept.clear();
      kept.set(text, statement);
      return statement;
    },
  };
}

/** Tables are made and changed within transactions, so that two processes that start together don't both do it. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #database: BetterSqlite.Database;

  constructor(database: BetterSqlite.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#database);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** Opens the database in the file, which is made where it isn't there, as is its folder; `:memory:` is a passing one. */
export function sqlite(file: string): Dialect {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new BetterSqlite(file, { timeout: busyTimeoutMs });
  database.pragma('journal_mode = WAL');
  // WAL's usual NORMAL may lose the last commits when the power fails.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  return {
    kysely: new ImmediateDialect(database),
    oneWriter: true,
    byteOrderedText: sql`text`,
    // Without AUTOINCREMENT the id of a removed row could be given again, and an order by id would lie.
    growingId: { type: 'integer', column: (column) => column.primaryKey().autoIncrement() },
    wholeNumber: 'integer',
    forUpdate: sql``,
    forUpdateSkipLocked: sql``,
    exclusively: async () => {},
    makeAppendOnly,
    listed: (texts) => sql`select value from json_each(${JSON.stringify(texts)})`,
    listedRows: (columns, rows) =>
      sql`select ${sql.join(Object.keys(columns).map((name) => sql`value ->> ${sql.lit(name)}`))}
        from json_each(${JSON.stringify(rows)}) where true`,
    makeNumbersSearchable,
    numbersContaining: (digits, groups) =>
      sql`select rowid as id from number_digits where number_digits match ${digitsMatch(digits, groups)}`,
    // The queries name what they need; a full look through large tables would hold up every turn.
    refreshStatistics: async () => {},
    // A transaction that has begun has the database for itself.
    isTransient: () => false,
    isConstraintViolation: (error) =>
      ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_FOREIGNKEY'].includes(
        code(error),
      ),
  };
}

async function makeAppendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  for (const change of ['update', 'delete']) {
    await sql`create trigger ${sql.id(`${table}_refuse_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
      begin select raise(abort, ${sql.lit(`${table} can only be added to`)}); end`.execute(db);
  }
}

/**
 * Trigrams of the numbers, and one more for each row's group, without a copy of them. Found rows come in the order in which
 * they were added, as soon as they are found, so that a limit ends the search early.
 */
async function makeNumbersSearchable(db: Kysely<unknown>): Promise<void> {
  await sql`create virtual table number_digits
    using fts5(number, in_group, content='', columnsize=0, tokenize='trigram')`.execute(db);
  const add = sql`insert into number_digits (rowid, number, in_group)
    values (new.id, new.number, ${groupToken('new.group_id')});`;
  const remove = sql`insert into number_digits (number_digits, rowid, number, in_group)
    values ('delete', old.id, old.number, ${groupToken('old.group_id')});`;
  await sql`create trigger numbers_add_digits after insert on numbers begin ${add} end`.execute(db);
  await sql`create trigger numbers_remove_digits after delete on numbers begin ${remove} end`.execute(db);
  await sql`create trigger numbers_regroup_digits after update of group_id on numbers
    when old.group_id <> new.group_id begin ${remove} ${add} end`.execute(db);
}

/** A group's id as one trigram: two letters of 20,000 behind a first one that no number has. */
const letters = { first: 0x4e00, count: 20_000 };
const groupToken = (id: string) =>
  sql.raw(
    `'g' || char(${letters.first} + ${id} / ${letters.count}, ${letters.first} + ${id} % ${letters.count})`,
  );

/** Above this many groups a pool is most of the tenant, and naming them would only make the search longer. */
const mostGroupsNamed = 50;

function digitsMatch(digits: string, groups: readonly number[] | null): string {
  if (groups === null || groups.length > mostGroupsNamed) return `number : "${digits}"`;
  const { first, count } = letters;
  const tokens = groups.map(
    (id) => `"g${String.fromCharCode(first + Math.floor(id / count), first + (id % count))}"`,
  );
  return `number : "${digits}" AND in_group : (${tokens.join(' OR ')})`;
}

const isBusy = (error: unknown): boolean => code(error).startsWith('SQLITE_BUSY');

function code(error: unknown): string {
  return error instanceof BetterSqlite.SqliteError ? error.code : '';
}
