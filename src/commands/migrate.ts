import { migrate } from '../storage/index.js';
import { type CommandCall, exitCodes, runAsProgram, WrongUsage } from './commandLine.js';
import { databaseOf, notOpened } from './databaseCommand.js';

export const migrateUsage = `npm run migrate

Brings the tables of the database up to date. Line Desk does the same at every start; run it by itself to make the
database before the first start, or to change the tables at a time of your choice.

Environment (or .env): DATABASE_URL (.data/line-desk.sqlite).
Exit code: 0 done, 2 arguments, configuration or database.`;

/** Brings the tables up to date, all changes or none, and prints which were made. */
export async function migrateCommand({ args, environment, print }: CommandCall): Promise<number> {
  if (args.length > 0) throw new WrongUsage(`"${args[0]}" is not known here: this command takes nothing.`);
  const database = databaseOf(environment);
  const changes = await migrate(database.url).catch((cause: unknown) => {
    throw notOpened(database, cause);
  });
  print(
    changes.length === 0
      ? `The tables of ${database.name} are up to date; nothing had to be changed.`
      : `The tables of ${database.name} are up to date. Changes made now:\n${changes.map((name) => `  ${name}`).join('\n')}`,
  );
  return exitCodes.done;
}

await runAsProgram(import.meta.url, migrateCommand, migrateUsage);
