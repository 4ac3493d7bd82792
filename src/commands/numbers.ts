import { randomUUID } from 'node:crypto';
import { withEnvFile } from '../config.js';
import {
  acknowledgeDrift,
  blockNumber,
  type InventoryDesk,
  type KeepResult,
  readDrift,
  readStock,
  searchNumbers,
  syncNumbers,
  type TenantNumbers,
  tagNumber,
  unblockNumber,
} from '../desk/index.js';
import { isLow, type NumberHolder, numberStates } from '../inventory/index.js';
import type { E164 } from '../telephony/index.js';
import { type CommandCall, exitCodes, runAsProgram, WrongUsage } from './commandLine.js';
import { databaseOf, withStore } from './databaseCommand.js';
import { type NumbersArguments, numbersIn, readArguments } from './numbersArguments.js';
import { tenantNumbersOf } from './numbersOfTenant.js';
import { readPolicy } from './policySource.js';
import { tableLines } from './table.js';

export const numbersUsage = `npm run numbers -- sync                               reads all numbers of the tenant
npm run numbers -- search DIGITS [--end] [--limit 50]  finds numbers that hold, or end with, these digits
npm run numbers -- stock                              counts each pool of the policy by state
npm run numbers -- drift [--limit 50]                 shows where the tenant differs from what Line Desk knows
npm run numbers -- drift --acknowledge NUMBER         takes what the tenant shows for right
npm run numbers -- block NUMBER... --reason TEXT      takes numbers out of what is offered
npm run numbers -- unblock NUMBER...                  puts them back
npm run numbers -- tag NUMBER... [--add TAG] [--remove TAG]

Environment (or .env): DATABASE_URL (.data/line-desk.sqlite), MicrosoftAppTenantId, POLICY_FILE; sync takes the
bot's whole configuration.
Exit code: 0 done, 1 it was tried and refused, 2 arguments, configuration or database.`;

/** Carries out one verb of the inventory. `connect` gives the tenant, which only a sync asks. */
export async function numbersCommand(
  call: CommandCall,
  connect: (environment: NodeJS.ProcessEnv) => TenantNumbers = tenantNumbersOf,
): Promise<number> {
  const given = readArguments(call.args);
  const verb = verbs[given.verb];
  if (verb === undefined) throw new WrongUsage(`"${given.verb}" is not known.`);
  const numbers = wantsNumbers.includes(given.verb) ? numbersIn(given.rest) : [];
  check(given);
  const policyFile = withEnvFile(call.environment, '.env').POLICY_FILE || null;
  const { policy } = readPolicy(policyFile);
  // Before the database: what is missing in the configuration shouldn't leave a sync behind.
  const tenant = given.verb === 'sync' ? connect(call.environment) : null;
  return withStore(databaseOf(call.environment), (store) => {
    const desk = { store, clock: { now: () => new Date() }, policy };
    return verb({ ...call, given, numbers, desk, tenant });
  });
}

interface VerbCall extends CommandCall {
  readonly given: NumbersArguments;
  readonly numbers: readonly E164[];
  readonly desk: InventoryDesk;
  readonly tenant: TenantNumbers | null;
}

const wantsNumbers: readonly string[] = ['block', 'unblock', 'tag'];

function check({ verb, rest, reason, add, remove }: NumbersArguments): void {
  if (wantsNumbers.includes(verb)) {
    if (rest.length === 0) throw new WrongUsage(`${verb} takes one number or more.`);
  } else if (rest.length !== (verb === 'search' ? 1 : 0)) {
    throw new WrongUsage(
      verb === 'search'
        ? 'search takes digits, in quotes where they have blanks.'
        : `${verb} takes nothing more.`,
    );
  }
  if (verb === 'block' && reason === null)
    throw new WrongUsage('block takes a --reason, which others will read.');
  if (verb === 'tag' && add.length + remove.length === 0)
    throw new WrongUsage('tag takes --add or --remove.');
}

const verbs: Readonly<Record<string, (call: VerbCall) => Promise<number>>> = {
  async sync({ desk, tenant, print, complain }) {
    if (tenant === null) throw new WrongUsage('sync needs the tenant.');
    const result = await syncNumbers({ ...desk, tenantNumbers: tenant }, { owner: randomUUID() });
    if (result.state !== 'done') {
      complain('Another Line Desk is reading the numbers at this moment. Try again in some minutes.');
      return exitCodes.refused;
    }
    const { numbers, missed, missing } = result.report;
    print(
      `Done${result.resumed ? ', going on where an earlier one stood' : ''}: the tenant shows ${numbers} numbers.`,
    );
    if (missed > 0) print(`${missed} known numbers weren't among them, ${missing} of them are missing now.`);
    return exitCodes.done;
  },

  async search({ desk, given, print, complain }) {
    const at = given.end ? 'end' : 'anywhere';
    const found = await searchNumbers(desk, given.rest[0] ?? '', { at, limit: given.limit });
    if (found.state !== 'found') {
      complain(
        found.state === 'notDigits'
          ? 'Numbers are found by digits.'
          : `Digits anywhere are found by ${found.fewest} or more; with --end fewer are enough.`,
      );
      return exitCodes.refused;
    }
    const rows = found.numbers.map((number) => [
      number.telephoneNumber,
      number.state,
      number.numberType,
      number.country ?? '',
      number.city ?? '',
      holderText(number.shownWith),
      number.blocked ?? '',
    ]);
    const header = ['Number', 'State', 'Type', 'Country', 'City', 'With', 'Blocked because'];
    if (rows.length === 0) print('No number has these digits.');
    else print(tableLines([header, ...rows]).join('\n'));
    if (rows.length === given.limit) print(`The first ${given.limit}; there may be more.`);
    return exitCodes.done;
  },

  async stock({ desk, print }) {
    const stock = await readStock(desk);
    if (stock.length === 0) {
      print(
        'The policy names no pools (numbers.pools): people are offered the numbers of their own country.',
      );
      return exitCodes.done;
    }
    const rows = stock.map((each) => [
      each.pool.name,
      ...numberStates.map((state) => String(each.numbers[state])),
      isLow(each) ? `below ${each.pool.alertBelow}` : '',
    ]);
    const columns = numberStates.map((_, index) => index + 1);
    print(tableLines([['Pool', ...numberStates.map(capital), ''], ...rows], columns).join('\n'));
    const last = await desk.store.numberSyncs.last();
    const from = last?.finishedAt ?? null;
    print(from === null ? '\nNo sync has come to its end yet.' : `\nLast sync: ${minuteOf(from)} UTC.`);
    return exitCodes.done;
  },

  async drift({ desk, given, environment, print, complain }) {
    if (given.acknowledge.length > 0) {
      const by = environment.USER || environment.USERNAME || 'command line';
      return each(given.acknowledge, { print, complain }, async (number) =>
        (await acknowledgeDrift(desk, number, by)) === 'done'
          ? { done: `${number}: acknowledged.` }
          : { refused: `${number}: nothing differs.` },
      );
    }
    const { drift, total } = await readDrift(desk, given.limit);
    if (total === 0) {
      print('The tenant shows what Line Desk knows.');
      return exitCodes.done;
    }
    const rows = drift.map(({ telephoneNumber, kind, known, shown, since }) => [
      telephoneNumber,
      kind,
      holderText(known),
      kind === 'missing' ? 'not in the tenant' : holderText(shown),
      minuteOf(since),
    ]);
    print(tableLines([['Number', 'Kind', 'Known with', 'Shown with', 'Since (UTC)'], ...rows]).join('\n'));
    if (total > rows.length) print(`... and ${total - rows.length} more.`);
    print('\nWhere the tenant is right: npm run numbers -- drift --acknowledge NUMBER');
    return exitCodes.done;
  },

  block: (call) =>
    each(call.numbers, call, async (number) =>
      kept(await blockNumber(call.desk, number, call.given.reason ?? ''), number, 'blocked'),
    ),

  unblock: (call) =>
    each(call.numbers, call, async (number) =>
      kept(await unblockNumber(call.desk, number), number, 'no longer blocked'),
    ),

  tag: (call) =>
    each(call.numbers, call, async (number) =>
      kept(await tagNumber(call.desk, number, call.given), number, 'tagged'),
    ),
};

type Outcome = { readonly done: string } | { readonly refused: string };

/** Does it for each number, and refuses in the end where one of them was refused. */
async function each(
  numbers: readonly E164[],
  { print, complain }: Pick<CommandCall, 'print' | 'complain'>,
  work: (number: E164) => Promise<Outcome>,
): Promise<number> {
  let code: number = exitCodes.done;
  for (const number of numbers) {
    const outcome = await work(number);
    if ('done' in outcome) print(outcome.done);
    else {
      complain(outcome.refused);
      code = exitCodes.refused;
    }
  }
  return code;
}

const kept = (result: KeepResult, number: E164, done: string): Outcome =>
  result === 'done'
    ? { done: `${number}: ${done}.` }
    : {
        refused: `${number}: the inventory doesn't have it. "npm run numbers -- sync" reads the tenant's numbers.`,
      };

const holderText = (holder: NumberHolder): string =>
  holder === null ? 'nobody' : holder === 'other' ? 'no person' : holder;
const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
const minuteOf = (date: Date): string => date.toISOString().slice(0, 16).replace('T', ' ');

await runAsProgram(import.meta.url, (call) => numbersCommand(call), numbersUsage);
