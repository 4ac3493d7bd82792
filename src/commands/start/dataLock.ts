import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { LineDeskError } from '../../errors.js';

/** That this start, and no other, uses a data directory. */
export interface DataLock {
  /** Lets others have the directory. The system does the same when the process ends in any other way. */
  release(): void;
}

/**
 * Takes a data directory for this process: two bots on one database would both do its work, each in a sandbox of its own.
 *
 * SQLite's exclusive lock on an empty file of its own is used because the system drops it with the process, also after a
 * kill or a power cut: there is no left-over file to be told from a living holder.
 *
 * @param directory exists and can be written to
 * @throws LineDeskError `configuration` where another process has it, with what to do about it
 */
export function lockDataDirectory(directory: string): DataLock {
  const database = new BetterSqlite(path.join(directory, 'start.lock'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    if (!(cause instanceof BetterSqlite.SqliteError) || !cause.code.startsWith('SQLITE_BUSY')) throw cause;
    const name = path.relative(process.cwd(), directory) || directory;
    throw new LineDeskError(
      'configuration',
      `Line Desk is running with the data in ${name} already: another npm start has it.
End that one first (Ctrl-C in its terminal), or give this one data of its own by the
variable LINE_DESK_DATA_DIR, for example LINE_DESK_DATA_DIR=.data-2.`,
      { cause },
    );
  }
  return { release: () => database.close() };
}
