import type {
  ColumnDefinitionBuilder,
  IsolationLevel,
  Kysely,
  Dialect as KyselyDialect,
  RawBuilder,
} from 'kysely';
import type { TenantId } from '../telephony/index.js';
import type { Database } from './schema.js';

/** A column's type as a migration names it. */
export type ColumnType = 'integer' | 'bigint' | RawBuilder<unknown>;

/**
 * The isolation level that says to a driver, before it begins, that the transaction need not wait for the disk. The
 * level itself changes nothing: SQLite has one writer, and PostgreSQL takes it as `read committed`.
 */
export const relaxedLevel: IsolationLevel = 'read uncommitted';

/** All in which SQLite and PostgreSQL differ; each has one file that says how (`sqlite.ts`, `postgres.ts`). */
export interface Dialect {
  readonly kysely: KyselyDialect;
  /** True where only one transaction can write at a time, so that several may share a commit. */
  readonly oneWriter: boolean;
  /** Text that compares byte by byte, whatever the language of the database. */
  readonly byteOrderedText: ColumnType;
  /** A whole number, given by the database, that grows with each row and is never given twice. */
  readonly growingId: {
    readonly type: ColumnType;
    readonly column: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  };
  /** A whole number of 64 bits. */
  readonly wholeNumber: ColumnType;
  /** The clause that locks the rows read until the transaction ends; nothing where there is one writer at a time. */
  readonly forUpdate: RawBuilder<unknown>;
  /** The same, leaving out rows that somebody else has locked. */
  readonly forUpdateSkipLocked: RawBuilder<unknown>;
  /** Waits until no other transaction holds the lock of this name, and holds it until the transaction ends. */
  exclusively(transaction: Kysely<Database>, name: string): Promise<void>;
  /** Makes the database refuse every change of the table's rows but adding some. */
  makeAppendOnly(db: Kysely<unknown>, table: string): Promise<void>;
  /** `select value …` of all these texts, as one bound value: the statement stays the same however many they are. */
  listed(texts: readonly string[]): RawBuilder<unknown>;
  /** `select <columns> …` of all these rows, as one bound value. */
  listedRows(
    columns: Readonly<Record<string, 'text' | 'integer'>>,
    rows: readonly object[],
  ): RawBuilder<unknown>;
  /** Makes an index over the digits of the table `numbers`, kept up by the database itself. */
  makeNumbersSearchable(db: Kysely<unknown>): Promise<void>;
  /** `select id …` of the rows of `numbers` that hold these digits (three at least), in these groups or (null) in all. */
  numbersContaining(digits: string, groups: readonly number[] | null): RawBuilder<unknown>;
  /** Brings what the planner believes of the table up to date, after a great part of it has changed. */
  refreshStatistics(db: Kysely<Database>, table: keyof Database): Promise<void>;
  /** True if the transaction failed only because of another one that ran at the same time. */
  isTransient(error: unknown): boolean;
  /** True if a unique or foreign key forbade the change. */
  isConstraintViolation(error: unknown): boolean;
}

/** What every question to the database needs. `db` is a transaction inside one, the connection outside. */
export interface Access {
  readonly db: Kysely<Database>;
  readonly dialect: Dialect;
  readonly tenantId: TenantId;
}
