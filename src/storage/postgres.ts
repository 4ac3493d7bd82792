import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  sql,
  type TransactionSettings,
} from 'kysely';
import pg from 'pg';
import { type Dialect, relaxedLevel } from './dialect.js';
import { preparing } from './preparedStatements.js';

const beginRelaxed = CompiledQuery.raw('begin; set local synchronous_commit = off');

/** Begins a transaction that need not wait for the disk (`relaxedLevel`) with one question to the server. */
class RelaxingDriver extends PostgresDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    if (settings.isolationLevel === relaxedLevel) await connection.executeQuery(beginRelaxed);
    else await super.beginTransaction(connection, settings);
  }
}

class RelaxingDialect extends PostgresDialect {
  constructor(private readonly config: PostgresDialectConfig) {
    super(config);
  }

  override createDriver(): Driver {
    return new RelaxingDriver(this.config);
  }
}

/** The type of `bigint` columns and of counts, which pg would hand out as text. */
const int8 = pg.types.builtins.INT8;

/** Connects, when first asked, to the database that the URL names. Throws nothing here: `healthy` and queries tell. */
export function postgres(url: string): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'line-desk',
    connectionTimeoutMillis: 5000,
    types: {
      getTypeParser: (type, format) =>
        type === int8 && format !== 'binary' ? wholeNumber : pg.types.getTypeParser(type, format),
    },
  });
  // An idle connection that breaks would end the process if nobody listened; the next query opens another one.
  pool.on('error', () => {});
  return {
    kysely: new RelaxingDialect({ pool: preparing(pool) }),
    oneWriter: false,
    byteOrderedText: sql`text collate "C"`,
    growingId: {
      type: 'bigint',
      column: (column) => column.generatedAlwaysAsIdentity().primaryKey(),
    },
    wholeNumber: 'bigint',
    forUpdate: sql`for update`,
    forUpdateSkipLocked: sql`for update skip locked`,
    exclusively: async (transaction, name) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`line-desk ${name}`}, 0))`.execute(
        transaction,
      );
    },
    makeAppendOnly,
    listed: (texts) =>
      sql`select value from json_array_elements_text(${JSON.stringify(texts)}::json) as listed(value)`,
    listedRows: (columns, rows) =>
      sql`select * from json_to_recordset(${JSON.stringify(rows)}::json) as listed(${sql.join(
        Object.entries(columns).map(
          ([name, type]) => sql`${sql.id(name)} ${sql.raw(type === 'integer' ? 'bigint' : 'text')}`,
        ),
      )})`,
    makeNumbersSearchable,
    numbersContaining: (digits, groups) => {
      const inGroups = groups === null ? sql`` : sql`and group_id in (${sql.join(groups)})`;
      return sql`select id from numbers where number like ${`%${digits}%`} ${inGroups}`;
    },
    refreshStatistics: async (db, table) => {
      await sql`analyze ${sql.table(table)}`.execute(db);
    },
    // serialization_failure, deadlock_detected, and a table that a newer version has changed under a prepared statement
    isTransient: (error) => ['40001', '40P01', '0A000'].includes(code(error)),
    // foreign_key_violation, unique_violation
    isConstraintViolation: (error) => ['23503', '23505'].includes(code(error)),
  };
}

async function makeAppendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  const refuse = sql.id(`${table}_refuse`);
  await sql`create function ${refuse}() returns trigger language plpgsql as ${sql.lit(
    `begin raise exception '${table} can only be added to'; end`,
  )}`.execute(db);
  await sql`create trigger ${sql.id(`${table}_refuse_changes`)} before update or delete on ${sql.table(table)}
    for each row execute function ${refuse}()`.execute(db);
  await sql`create trigger ${sql.id(`${table}_refuse_truncate`)} before truncate on ${sql.table(table)}
    for each statement execute function ${refuse}()`.execute(db);
}

/**
 * Trigrams of the numbers by pg_trgm, which comes with PostgreSQL and which whoever may create things in the database may
 * create. Where it isn't installed or allowed, the same search looks through the table: right, but slow with many numbers.
 * Without `fastupdate`, under which searches would look through the pending list of new rows.
 */
async function makeNumbersSearchable(db: Kysely<unknown>): Promise<void> {
  // A sync marks every row as seen. With room for it in the same page, no index has to know.
  await sql`alter table numbers set (fillfactor = 50)`.execute(db);
  await sql`savepoint trigrams`.execute(db);
  try {
    await sql`create extension if not exists pg_trgm`.execute(db);
    await sql`create index numbers_by_digits on numbers using gin (number gin_trgm_ops)
      with (fastupdate = off)`.execute(db);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    await sql`rollback to savepoint trigrams`.execute(db);
  }
  await sql`release savepoint trigrams`.execute(db);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large a number`);
  return value;
}

function code(error: unknown): string {
  return error instanceof pg.DatabaseError ? (error.code ?? '') : '';
}
