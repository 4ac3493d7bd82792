import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig, withEnvFile } from '../config.js';
import { LineDeskError } from '../errors.js';
import { openStore, type SqlStore } from '../storage/index.js';
import type { TenantId } from '../telephony/index.js';

/** The database that a command works on. */
export interface DatabaseOfCommand {
  readonly url: string;
  /** How to name it on the terminal; without a password. */
  readonly name: string;
  readonly tenantId: TenantId;
  /** Where no tenant is configured, it is the sandbox's. */
  readonly ofSandbox: boolean;
  /** The file of places that a start imports by itself; null for none. */
  readonly locationsFile: string | null;
}

/**
 * Reads DATABASE_URL and MicrosoftAppTenantId from the environment and from `.env`, as the bot does. These commands need
 * neither the bot's identity nor Graph, so nothing else has to be set. Throws LineDeskError `configuration`.
 */
export function databaseOf(environment: NodeJS.ProcessEnv): DatabaseOfCommand {
  const { DATABASE_URL, LOCATIONS_FILE, MicrosoftAppId, MicrosoftAppTenantId } = withEnvFile(
    environment,
    '.env',
  );
  const ofSandbox = !MicrosoftAppTenantId;
  if (MicrosoftAppId && ofSandbox) {
    throw new LineDeskError(
      'configuration',
      'MicrosoftAppTenantId is required, because MicrosoftAppId is set: it says whose rows of the database are meant.',
    );
  }
  const { databaseUrl, tenantId, locationsFile } = readConfig({
    DATABASE_URL,
    LOCATIONS_FILE,
    MicrosoftAppTenantId,
    LINE_DESK_LOCAL: '1',
    GRAPH_AUTH: 'none',
    GRAPH_BASE_URL: 'http://127.0.0.1/v1.0',
  });
  return { url: databaseUrl, name: nameOf(databaseUrl), tenantId, ofSandbox, locationsFile };
}

/**
 * Opens the store, lets `work` use it, and closes it. A SQLite file that isn't there is not made: a misspelt path would
 * look like an empty catalogue. Throws LineDeskError `configuration` where the database can't be opened.
 */
export async function withStore<T>(
  database: DatabaseOfCommand,
  work: (store: SqlStore) => Promise<T>,
): Promise<T> {
  const file = fileOf(database.url);
  if (file !== null && !existsSync(file)) {
    throw new LineDeskError(
      'configuration',
      `There is no database at ${database.name} yet. "npm run migrate" makes it; if it should be there, check DATABASE_URL.`,
    );
  }
  const { url, tenantId } = database;
  const store = await openStore({ url, tenantId }).catch((cause: unknown) => {
    throw notOpened(database, cause);
  });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The error for a database that can't be opened, in the operator's words. */
export function notOpened(database: DatabaseOfCommand, cause: unknown): LineDeskError {
  const reason = reasonOf(cause);
  return new LineDeskError(
    'configuration',
    `The database ${database.name} can't be opened: ${reason}\nCheck DATABASE_URL, and that the database runs and lets you in.`,
    { cause },
  );
}

function reasonOf(cause: unknown): string {
  // Node reports a refused connection to a name with several addresses as one error without a message of its own.
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join('; ');
  return cause instanceof Error && cause.message !== '' ? cause.message : String(cause);
}

const isPostgres = (url: string): boolean => /^postgres(ql)?:\/\//i.test(url);

function fileOf(url: string): string | null {
  if (isPostgres(url) || url === ':memory:') return null;
  if (/^file:\/\//i.test(url)) return fileURLToPath(url);
  return url.replace(/^file:/i, '');
}

function nameOf(url: string): string {
  if (!isPostgres(url)) return fileOf(url) ?? url;
  if (!URL.canParse(url)) return 'of DATABASE_URL';
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}
