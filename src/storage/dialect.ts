import type { ColumnDefinitionBuilder, Kysely, Dialect as KyselyDialect, RawBuilder } from 'kysely';
import type { TenantId } from '../telephony/index.js';
import type { Database } from './schema.js';

/** A column's type as a migration names it. */
export type ColumnType = 'integer' | 'bigint' | RawBuilder<unknown>;

/** All in which SQLite and PostgreSQL differ; each has one file that says how (`sqlite.ts`, `postgres.ts`). */
export interface Dialect {
  readonly kysely: KyselyDialect;
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
