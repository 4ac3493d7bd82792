import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../src/storage/index.js';
import { type PostgresServer, startEmbedded } from './embeddedPostgres.js';

let running: Promise<PostgresServer> | undefined;

/**
 * The PostgreSQL server of this run: that of `TEST_DATABASE_URL`, whose user may create databases, or an embedded one,
 * started when it is first asked for.
 */
export function postgresServer(): Promise<PostgresServer> {
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
  const appendOnly = ['request_events', 'checkpoints', 'administrative_events'];
  const others = ['card_copies', 'requests', 'personal_values', 'unsealed_events', 'outbox', 'turns'];
  others.push('personal_references', 'welcomes', 'locations', 'location_imports');
  others.push('number_groups', 'numbers', 'number_holds', 'number_tags', 'number_drift', 'number_syncs');
  others.push('low_number_pools');
  others.push('location_confirmations', 'watched_people', 'confirmation_looks');
  others.push('policies', 'audit_anchors', 'delegations', 'request_turns', 'due_reminders');
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

async function start(): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL;
  return given ? { url: given, stop: async () => {} } : startEmbedded();
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
