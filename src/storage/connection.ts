import { AsyncLocalStorage } from 'node:async_hooks';
import { type IsolationLevel, Kysely } from 'kysely';
import { LineDeskError } from '../errors.js';
import type { TenantId } from '../telephony/index.js';
import { type Access, type Dialect, relaxedLevel } from './dialect.js';
import type { Database } from './schema.js';

/** How often a transaction is tried that fails only because of another one. */
const attempts = 4;

/** The open database: questions outside transactions go through it as `Access`, transactions are begun here. */
export class Connection implements Access {
  readonly dialect: Dialect;
  readonly tenantId: TenantId;
  readonly #db: Kysely<Database>;
  readonly #current = new AsyncLocalStorage<{ open: boolean }>();

  constructor(dialect: Dialect, tenantId: TenantId) {
    this.dialect = dialect;
    this.tenantId = tenantId;
    this.#db = new Kysely<Database>({ dialect: dialect.kysely });
  }

  /**
   * The database outside transactions. Throws inside one: SQLite has one connection, and a question beside the
   * transaction that holds it would wait for ever; on PostgreSQL it would not see what the transaction has written.
   */
  get db(): Kysely<Database> {
    if (this.#current.getStore()?.open === true) {
      throw new LineDeskError('conflict', 'Inside a transaction only the transaction itself may be asked');
    }
    return this.#db;
  }

  /**
   * Runs `work` in a transaction and commits, or rolls back and throws what `work` threw. Where only another
   * transaction at the same time was in the way, `work` is run again, up to four times in all. Throws LineDeskError
   * `conflict` where a unique or foreign key forbids a change that no contract speaks of.
   */
  async transaction<T>(work: (access: Access) => Promise<T>): Promise<T> {
    return this.#again(() => this.#once(work, 'read committed'));
  }

  /**
   * The same for what may be lost with the machine's power (never with the process): claims of turns and leases, and
   * that a row is done. Lost, a row is done again and a click is answered from what it made. Spares the wait for the disk.
   */
  async relaxed<T>(work: (access: Access) => Promise<T>): Promise<T> {
    const { dialect } = this;
    return this.#again(() =>
      this.#once(async (access) => {
        await dialect.relax(access.db);
        return work(access);
      }, relaxedLevel),
    );
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
    const { dialect, tenantId } = this;
    const begun = this.db.transaction().setIsolationLevel(level);
    const state = { open: true };
    try {
      return await (mode === undefined ? begun : begun.setAccessMode(mode)).execute((db) =>
        this.#current.run(state, () => work({ db, dialect, tenantId })),
      );
    } finally {
      state.open = false;
    }
  }
}
