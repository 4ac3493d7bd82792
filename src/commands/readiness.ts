import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify';
import { readConfig, withEnvFile } from '../config.js';
import { type Desk, type PeopleOf, type ReadinessRow, readReadinessOf } from '../desk/index.js';
import { graphDirectory } from '../directory/index.js';
import { createGraphClient, graphToken } from '../graph/index.js';
import { graphProvisioning } from '../provisioning/index.js';
import { groupId, isGuid } from '../telephony/index.js';
import { intoNewFile } from './auditExport.js';
import { type CommandCall, exitCodes, runAsProgram, WrongUsage } from './commandLine.js';
import { databaseOf, withStore } from './databaseCommand.js';
import { createLogger } from './logger.js';
import { readPolicy } from './policySource.js';

export const readinessUsage = `npm run readiness -- --site NAME [--csv FILE]   who of a site is ready for calling, and what the others lack
npm run readiness -- --group ID [--csv FILE]    the same of a group, nested groups included

NAME is the office as it stands in the directory. Without --csv the list goes to the terminal.
Environment (or .env): the bot's whole configuration.
Exit code: 0 done, 1 it was tried and refused, 2 arguments, configuration or database.`;

/** A command may look at more lines than an answer in a chat. */
const mostPeople = 20_000;

/** Writes who is ready for calling and what the others lack, a person a line. */
export async function readinessCommand(call: CommandCall): Promise<number> {
  const { of, csv } = readArguments(call.args);
  const environment = withEnvFile(call.environment, '.env');
  const config = readConfig(environment);
  const { policy, version } = readPolicy(environment.POLICY_FILE || null);
  const now = () => Date.now();
  const { graph: access, tenantId } = config;
  const token = graphToken({ credentials: access.credentials, tenantId, graphBaseUrl: access.baseUrl, now });
  const graph = createGraphClient({ baseUrl: access.baseUrl, token, now });
  const tenant = graphProvisioning(graph, now, { random: Math.random, log: createLogger('warn') });
  return withStore(databaseOf(call.environment), async (store) => {
    const desk: Desk = {
      ...{ tenantId, store, tenant, tenantNumbers: tenant, policy, policyVersion: version },
      directory: graphDirectory(graph, now),
      clock: { now: () => new Date() },
      ids: { uuid: randomUUID },
      dryRun: config.dryRun,
    };
    const { rows, more } = await readReadinessOf(desk, of, mostPeople);
    if (rows.length === 0) {
      call.complain('The directory shows nobody there. Check the name as it stands in the directory.');
      return exitCodes.refused;
    }
    if (csv === null) for (const row of rows) call.print(lineOf(row));
    else await intoNewFile(csv, (output) => writeReadiness(rows, output));
    const ready = rows.filter(isReady).length;
    call.complain(`${ready} of ${rows.length} people are ready for calling.`);
    if (more) call.complain(`There are more than ${mostPeople} people; the others were left out.`);
    return exitCodes.done;
  });
}

function readArguments(args: readonly string[]): { readonly of: PeopleOf; readonly csv: string | null } {
  const { site, group, csv } = parsed(args);
  if ((site === undefined) === (group === undefined)) throw new WrongUsage('Give --site or --group.');
  if (site !== undefined) return { of: { by: 'site', site }, csv: csv ?? null };
  if (group === undefined || !isGuid(group)) throw new WrongUsage("--group takes the group's id.");
  return { of: { by: 'group', group: groupId(group.toLowerCase()) }, csv: csv ?? null };
}

function parsed(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ args: [...args], options: { site: text, group: text, csv: text } }).values;
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : 'These arguments make no sense.');
  }
}

const isReady = ({ missing, unread }: ReadinessRow): boolean => !unread && missing.length === 0;

const stateOf = (row: ReadinessRow): 'ready' | 'missing' | 'unread' =>
  row.unread ? 'unread' : isReady(row) ? 'ready' : 'missing';

const missingOf = ({ missing }: ReadinessRow): string => missing.map(({ question }) => question).join(' ');

const lineOf = (row: ReadinessRow): string =>
  [row.person.name, stateOf(row), missingOf(row)].filter(Boolean).join('\t');

/** The columns of the CSV, in their order, and what stands in them. */
const columns: Readonly<Record<string, (row: ReadinessRow) => string | null>> = {
  person_id: ({ person }) => person.id,
  person: ({ person }) => person.name,
  mail: ({ person }) => person.mail,
  office: ({ person }) => person.officeLocation,
  usage_location: ({ person }) => person.usageLocation,
  state: stateOf,
  first_missing: ({ missing }) => missing[0]?.question ?? null,
  missing: missingOf,
};

/** Writes the rows as CSV that no spreadsheet takes for formulas. Doesn't end `output`. */
export async function writeReadiness(rows: readonly ReadinessRow[], output: Writable): Promise<void> {
  const csv = stringify({
    header: true,
    columns: Object.keys(columns),
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  const cells = rows.map((row) => Object.values(columns).map((cell) => cell(row)));
  await pipeline(Readable.from(cells), csv, output, { end: false });
}

await runAsProgram(import.meta.url, (call) => readinessCommand(call), readinessUsage);
