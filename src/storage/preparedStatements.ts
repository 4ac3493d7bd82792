import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** Statements that are kept prepared in each connection; further ones are planned each time. */
const mostPrepared = 300;
const commands = ['UPDATE', 'DELETE', 'INSERT', 'SELECT', 'MERGE', 'COMMIT', 'ROLLBACK'] as const;
/** "Cached plan must not change result type": a newer version has changed the table meanwhile. */
const tableChanged = '0A000';

/**
 * The pool, whose connections keep the statements that they have seen prepared: PostgreSQL plans most of ours for longer
 * than it runs them. Where a newer version changes a table under a statement, all are prepared anew, and what was under way
 * in a transaction fails with that error, to be run again.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = new StatementNames();
  const clients = new WeakMap<pg.PoolClient, PreparingClient>();
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client) ?? new PreparingClient(client, names);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

/** Which statement is prepared under which name, in all connections alike. */
class StatementNames {
  readonly #names = new Map<string, string>();
  #generation = 1;

  of(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= mostPrepared) return known;
    const name = `line_desk_${this.#generation}_${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }

  /** Gives all statements new names, unless that has been done since this one was named. */
  renew(name: string): void {
    if (!name.startsWith(`line_desk_${this.#generation}_`)) return;
    this.#generation += 1;
    this.#names.clear();
  }
}

class PreparingClient implements PostgresPoolClient {
  #inTransaction = false;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly names: StatementNames,
  ) {}

  query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(
    text: string | PostgresCursor<Row>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof text !== 'string') throw new TypeError('results are read whole, not through cursors');
    return this.#ask(text, values);
  }

  async #ask<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    const name = values.length > 0 ? this.names.of(text) : undefined;
    try {
      const asked = { text, values: [...values], ...(name === undefined ? {} : { name }) };
      // Several statements in one text give a list of results.
      const answer: pg.QueryResult | pg.QueryResult[] = await this.client.query(asked);
      const result = Array.isArray(answer) ? answer.at(-1) : answer;
      this.#follow(text);
      return {
        command: commands.find((command) => command === result?.command) ?? 'SELECT',
        rowCount: result?.rowCount ?? 0,
        rows: result?.rows ?? [],
      };
    } catch (error) {
      if (!isTableChanged(error) || name === undefined) throw error;
      this.names.renew(name);
      if (this.#inTransaction) throw error;
      return this.#ask(text, values);
    }
  }

  release(destroy?: boolean): void {
    this.client.release(destroy);
  }

  #follow(text: string): void {
    if (/^(begin|start transaction)/.test(text)) this.#inTransaction = true;
    else if (/^(commit|rollback)$/.test(text)) this.#inTransaction = false;
  }
}

const isTableChanged = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === tableChanged;
