import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, runCommand } from '../../src/commands/commandLine.js';
import { openStore, type SqlStore } from '../../src/storage/index.js';
import { testTenant } from '../support/testTenant.js';

/** What a command printed, and its exit code. */
export interface CommandResult {
  readonly code: number;
  readonly printed: string;
  readonly complained: string;
}

/** A folder of its own with a SQLite database, for commands that are called as on a command line. */
export class CommandInTest {
  readonly folder = mkdtempSync(join(tmpdir(), 'line-desk-command-'));
  readonly database = join(this.folder, 'line-desk.sqlite');
  /** Empty values count as absent, whatever stands in a `.env` of the person who runs the tests. */
  readonly environment: NodeJS.ProcessEnv = {
    DATABASE_URL: this.database,
    LOCATIONS_FILE: '',
    MicrosoftAppId: '',
    MicrosoftAppTenantId: testTenant,
  };

  async run(command: Command, args: readonly string[]): Promise<CommandResult> {
    const printed: string[] = [];
    const complained: string[] = [];
    const code = await runCommand(command, 'Usage: see the documentation', {
      args,
      environment: this.environment,
      print: (text) => printed.push(text),
      complain: (text) => complained.push(text),
    });
    return { code, printed: printed.join('\n'), complained: complained.join('\n') };
  }

  /** Writes a file into the folder and gives its path. */
  file(name: string, contents: string | Buffer): string {
    const path = join(this.folder, name);
    writeFileSync(path, contents);
    return path;
  }

  /** Opens the database (made where it isn't there), lets `work` use it and closes it. */
  async withStore<T>(work: (store: SqlStore) => Promise<T>): Promise<T> {
    const store = await openStore({ url: this.database, tenantId: testTenant });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
