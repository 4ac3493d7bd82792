import { AsyncLocalStorage } from 'node:async_hooks';
import { type IsolationLevel, Kysely } from 'kysely';
import { LineDeskError } from '../errors.js';
import type { TenantId } from '../telephony/index.js';
import { type Access, type Dialect, relaxedLevel } from './dialect.js';
import { GroupedWrites } from './groupedWrites.js';
import type { Database } from './schema.js';

/** How often a transaction is tried that fails only because of another one. */
const attempts = 4;

/** The open database: questions outside transactions go through it as `Access`, transactions are begun here. */
export class Connection implements Access {
  readonly dialect: Dialect;
  readonly tenantId: TenantId;
  readonly #db: Kysely<Database>;
  /** Where there is one writer at a time; null where the database itself lets many write. */
  readonly #grouped: GroupedWrites | null;
  readonly #current = new AsyncLocalStorage<{ open: boolean }>();

  constructor(dialect: Dialect, tenantId: TenantId) {
    this.dialect = dialect;
    this.tenantId = tenantId;
    this.#db = new Kysely<Database>({ dialect: dialect.kysely });
    this.#grouped = dialect.oneWriter
      ? new GroupedWrites((relaxed, run) =>
          this.#db.transaction().setIsolationLevel(levelOf(relaxed)).execute(run),
        )
      : null;
  }

  /**
   * The database outside transactions. Throws inside one: SQLite has one connection, and a question beside the
   * transaction that holds it would wait for ever; on PostgreSQL it would not see what the transaction has written.
   */
  get db(): Kysely<Database> {
    if (this.#current.getStore()?.open === true) {
      throw nested();
    }
    return this.#db;
  }

  /**
   * Runs `work` in a transaction and commits, or rolls back and throws what `work` threw. Where only another
   * transaction at the same time was in the way, `work` is run again, up to four times in all. Throws LineDeskError
   * `conflict` where a unique or foreign key forbids a change that no contract speaks of.
   */
  async transaction<T>(work: (access: Access) => Promise<T>): Promise<T> {
    return this.#again(() => this.#write(work, false));
  }

  /**
   * The same for what may be lost with the machine's power (never with the process): claims of turns and leases, and
   * that a row is done. Lost, a row is done again and a click is answered from what it made. Spares the wait for the disk.
   */
  async relaxed<T>(work: (access: Access) => Promise<T>): Promise<T> {
    return this.#again(() => this.#write(work, true));
  }

  #write<T>(work: (access: Access) => Promise<T>, relaxed: boolean): Promise<T> {
    if (this.#grouped === null) {
      return this.#once(work, levelOf(relaxed));
    }
    if (this.#current.getStore()?.open === true) throw nested();
    return this.#grouped.run((db) => this.#inside(db, work), relaxed);
  }

  async #again<T>(once: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once();
      } catch (error) {
        if (attempt < attempts && this.dialect.isTransient(error)) continue;
        if (!this.dialect.isConstraintViolation(error)) throw error;
        throw new LineDeskError('conflict', 'The database refused a change that breaks one of its keys', {
          cause: error,
        });
      }
    }
  }

  /** Runs `work` over one unchanging picture of the database. It can't write; others write meanwhile. */
  async snapshot<T>(work: (access: Access) => Promise<T>): Promise<T> {
    return this.#once(work, 'repeatable read', 'read only');
  }

  async #once<T>(
    work: (access: Access) => Promise<T>,
    level: IsolationLevel,
    mode?: 'read only',
  ): Promise<T> {
    const begun = this.db.transaction().setIsolationLevel(level);
    return (mode === undefined ? begun : begun.setAccessMode(mode)).execute((db) => this.#inside(db, work));
  }

  async #inside<T>(db: Kysely<Database>, work: (access: Access) => Promise<T>): Promise<T> {
    const { dialect, tenantId } = this;
    const state = { open: true };
    try {
      return await this.#current.run(state, () => work({ db, dialect, tenantId }));
    } finally {
      state.open = false;
    }
  }
}

const levelOf = (relaxed: boolean): IsolationLevel => (relaxed ? relaxedLevel : 'read committed');

const nested = () =>
  new LineDeskError('conflict', 'Inside a transaction only the transaction itself may be asked');
