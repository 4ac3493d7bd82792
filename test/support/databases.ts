import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Clock } from '../../src/desk/index.js';
import { openStore, type SqlStore } from '../../src/storage/index.js';

import { createDatabase, postgresServer, removeDatabase } from './postgresServer.js';
import { testTenant } from './testTenant.js';

export { testTenant };

export interface OpenOptions {
  /** A database that `emptyDatabase` made; a fresh one without. */
  readonly url?: string;
  readonly clock?: Clock;
}
/** Opens a store, which is closed after the test. */
export type OpenTestStore = (options?: OpenOptions) => Promise<SqlStore>;

/**
 * Describes the same behaviour over SQLite (a file) and over PostgreSQL (see `postgresServer`; without one the tests
 * fail). Each call of `open` without a URL makes a database of its own, and each call of `emptyDatabase` one that has no
 * tables yet; they are removed after the test.
 */
export function forEachDatabase(
  behaviour: (name: string, open: OpenTestStore, emptyDatabase: () => Promise<string>) => void,
): void {
  describe('over SQLite', () => withDatabases('SQLite', files, behaviour));
  describe('over PostgreSQL', () => {
    before('start PostgreSQL', async function () {
      this.timeout(60_000);
      await postgresServer();
    });
    withDatabases('PostgreSQL', { create: createDatabase, remove: removeDatabase }, behaviour);
  });
}

interface Databases {
  create(contents: 'empty' | 'tables'): Promise<string>;
  remove(url: string, contents: 'empty' | 'tables'): Promise<void>;
}

const files: Databases = {
  create: async () => join(await mkdtemp(join(tmpdir(), 'line-desk-test-')), 'new-folder', 'line-desk.db'),
  remove: (file) => rm(dirname(dirname(file)), { recursive: true, force: true }),
};

function withDatabases(
  name: string,
  databases: Databases,
  behaviour: Parameters<typeof forEachDatabase>[0],
): void {
  const stores: SqlStore[] = [];
  const made: { readonly url: string; readonly contents: 'empty' | 'tables' }[] = [];
  afterEach('close the stores and remove the databases', async () => {
    for (const store of stores.splice(0)) await store.close();
    for (const { url, contents } of made.splice(0)) await databases.remove(url, contents);
  });
  const create = async (contents: 'empty' | 'tables') => {
    const url = await databases.create(contents);
    made.push({ url, contents });
    return url;
  };
  const open: OpenTestStore = async (options = {}) => {
    const url = options.url ?? (await create('tables'));
    const store = await openStore({ ...options, url, tenantId: testTenant });
    stores.push(store);
    return store;
  };
  behaviour(name, open, () => create('empty'));
}
