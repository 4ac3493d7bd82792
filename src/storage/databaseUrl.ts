import { fileURLToPath } from 'node:url';
import { LineDeskError } from '../errors.js';
import type { Dialect } from './dialect.js';
import { postgres } from './postgres.js';
import { sqlite } from './sqlite.js';

/**
 * The database that a URL names: `postgres://…` or `postgresql://…`, a path of a file, `file:…` or `:memory:` (SQLite).
 * Throws LineDeskError `configuration` for anything else; the URL isn't repeated, it may hold a password.
 */
export function dialectFor(url: string): Dialect {
  if (/^postgres(ql)?:\/\//i.test(url)) return postgres(url);
  if (/^file:\/\//i.test(url)) return sqlite(fileURLToPath(url));
  if (/^file:/i.test(url)) return sqlite(url.slice('file:'.length));
  if (url === '' || /^[a-z][a-z0-9+.-]+:\/\//i.test(url)) {
    throw new LineDeskError('configuration', 'The database URL is neither a PostgreSQL URL nor a file');
  }
  return sqlite(url);
}
