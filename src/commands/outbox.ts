import { parseArgs } from 'node:util';
import { type CommandCall, exitCodes, runAsProgram, WrongUsage } from './commandLine.js';
import { databaseOf, withStore } from './databaseCommand.js';
import { tableLines } from './table.js';

export const outboxUsage = `npm run outbox -- list
npm run outbox -- retry ID

Shows what Line Desk has still to do, and the rows that it has set aside because they failed for good ("parked").
retry puts a parked row back; a running Line Desk takes it up within a second or two, others at their next start.

Environment (or .env): DATABASE_URL (.data/line-desk.sqlite), MicrosoftAppTenantId.
Exit code: 0 done, 1 there is no such parked row, 2 arguments, configuration or database.`;

/** Parked rows are few; a list that is longer than this has one cause, and its first rows tell it. */
const mostListed = 200;

/** What to do about each reason for which rows are parked; the others are outages that lasted too long. */
const remedies: Readonly<Record<string, string>> = {
  'connector-refused':
    'Teams refused the message for good. Check the app registration, the bot resource and the approvals channel.',
  policy:
    'Nobody is left who could be asked or told. Mend approvers and administrators in the policy file, restart, then retry.',
  unreadable: 'Written by a newer version of Line Desk. Run that version, then retry.',
  internal: 'An error of Line Desk itself; its log has it ("set aside for an administrator").',
};
const lastingOutage = 'It did not get better for 24 hours. See the log for the cause, then retry.';

/** Lists the outbox's state and its parked rows, or puts one back. */
export async function outboxCommand(call: CommandCall): Promise<number> {
  const [verb, ...rest] = positionalsOf(call.args);
  if (verb === 'list' && rest.length === 0) return list(call);
  if (verb === 'retry' && rest.length === 1) return retry(call, rest[0] ?? '');
  if (verb === 'retry') throw new WrongUsage('retry takes the ID of one parked row, as "list" shows it.');
  throw new WrongUsage(verb === undefined ? 'Say what to do.' : `"${call.args.join(' ')}" is not known.`);
}

async function list({ environment, print }: CommandCall): Promise<number> {
  const database = databaseOf(environment);
  return withStore(database, async ({ outbox }) => {
    const lanes = await outbox.laneStates();
    const rows = await outbox.parked(mostListed);
    const counts = lanes.map(({ lane, ready, leased, held, parked }) => [
      lane,
      ...[ready, leased, held, parked].map(String),
    ]);
    print(`Outbox of ${database.name}\n`);
    print(tableLines([['Lane', 'Ready', 'In work', 'Held', 'Parked'], ...counts], [1, 2, 3, 4]).join('\n'));
    print(
      '\nHeld rows wait until a person writes to Line Desk or installs it; nothing has to be done about them.\n',
    );
    if (rows.length === 0) {
      print('No row is parked.');
      return exitCodes.done;
    }
    const table = rows.map(({ id, since, reason, key }) => [String(id), minuteOf(since), reason, key]);
    print(tableLines([['ID', 'Parked since (UTC)', 'Reason', 'Row'], ...table], [0]).join('\n'));
    const total = lanes.reduce((sum, { parked }) => sum + parked, 0);
    if (total > rows.length) print(`... and ${total - rows.length} more.`);
    const reasons = [...new Set(rows.map(({ reason }) => reason))];
    print(`\n${reasons.map((reason) => `${reason}: ${remedies[reason] ?? lastingOutage}`).join('\n')}`);
    print('\nWhen the cause is gone: npm run outbox -- retry ID');
    return exitCodes.done;
  });
}

async function retry({ environment, print, complain }: CommandCall, given: string): Promise<number> {
  const id = Number(given);
  if (!/^\d+$/.test(given) || !Number.isSafeInteger(id)) {
    throw new WrongUsage(`"${given}" is not the ID of a row: it is a whole number, as "list" shows it.`);
  }
  return withStore(databaseOf(environment), async ({ outbox }) => {
    if (await outbox.unpark(id, new Date())) {
      print(`Row ${id} is ready again. "npm run outbox -- list" shows whether it got through.`);
      return exitCodes.done;
    }
    complain(`There is no parked row ${id}. "npm run outbox -- list" shows those that there are.`);
    return exitCodes.refused;
  });
}

function positionalsOf(args: readonly string[]): readonly string[] {
  try {
    return parseArgs({ args: [...args], strict: true, allowPositionals: true, options: {} }).positionals;
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

const minuteOf = (date: Date): string => date.toISOString().slice(0, 16).replace('T', ' ');

await runAsProgram(import.meta.url, outboxCommand, outboxUsage);
