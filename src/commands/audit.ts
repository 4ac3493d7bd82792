import { existsSync } from 'node:fs';
import { withEnvFile } from '../config.js';
import { auditHistory, erasePerson, personRecord, verifyAuditTrail } from '../storage/index.js';
import { anchorsOfFile } from './anchorsOfFile.js';
import { type AuditArguments, personIn, readAuditArguments, readExportArguments } from './auditArguments.js';
import { intoNewFile, writeHistory } from './auditExport.js';
import { problemText, remedyLines } from './auditProblems.js';
import { type CommandCall, exitCodes, runAsProgram, WrongUsage } from './commandLine.js';
import { databaseOf, withStore } from './databaseCommand.js';
import { type PeopleOfCommand, peopleOf, personGiven } from './personByMail.js';

export const auditUsage = `npm run audit -- verify [--anchor FILE]       looks for whatever was changed, removed, put in or cut off
npm run audit -- export [--format csv|jsonl] [--from DAY] [--to DAY] [--kind KIND] [--person ID|MAIL]
                        [--time-zone Europe/Berlin] [--bom] [--out FILE]
npm run audit -- person export ID [--out FILE]            all that is stored on a person, as JSON
npm run audit -- person erase ID [--reason TEXT] [--yes]  erases it; without --yes it says what it would erase
npm run audit -- policy VERSION               prints the policy that a request names

Days are those of the time zone, and --to is included. Call it as "npm run --silent audit -- …" where the output goes
into another program.

Environment (or .env): DATABASE_URL (.data/line-desk.sqlite), MicrosoftAppTenantId, AUDIT_ANCHOR_FILE,
DEFAULT_TIME_ZONE (UTC); a mail address takes the bot's whole configuration.
Exit code: 0 done and nothing wrong, 1 problems were found or it was refused, 2 arguments, configuration or database.`;

/** More are counted, and have the same causes. */
const mostProblems = 1000;

/** Carries out one verb. `connect` gives the directory, which only a mail address needs. */
export async function auditCommand(
  call: CommandCall,
  connect: (environment: NodeJS.ProcessEnv) => PeopleOfCommand = peopleOf,
): Promise<number> {
  const given = readAuditArguments(call.args);
  switch (given.verb) {
    case 'verify':
      if (given.rest.length > 0) throw new WrongUsage('verify takes nothing more.');
      return verify(call, given);
    case 'export':
      if (given.rest.length > 0) throw new WrongUsage('export takes nothing more.');
      return exportHistory(call, given, connect);
    case 'person export':
      return exportPerson(call, given);
    case 'person erase':
      return erase(call, given);
    default:
      return showPolicy(call, given);
  }
}

async function verify(call: CommandCall, { values }: AuditArguments): Promise<number> {
  const { print, complain } = call;
  const usual = withEnvFile(call.environment, '.env').AUDIT_ANCHOR_FILE || null;
  const file = values.anchor ?? (usual !== null && existsSync(usual) ? usual : null);
  const unreadable: number[] = [];
  return withStore(databaseOf(call.environment), async (store) => {
    const report = await verifyAuditTrail(store, {
      mostProblems,
      ...(file === null ? {} : { anchors: anchorsOfFile(file, (line) => unreadable.push(line)) }),
    });
    print(`Events: ${report.events}, erased values: ${report.erasedValues}`);
    print(`Checkpoints: ${report.checkpoints}, administrative events: ${report.administrativeEvents}`);
    print(
      file === null
        ? 'No anchors were compared: whether the end was cut off can only be told with them (docs/audit.md).'
        : `Anchors of ${file}: ${report.anchors}`,
    );
    if (report.lastCheckpoint !== null) print(`Last checkpoint: ${report.lastCheckpoint}`);
    for (const line of unreadable) complain(`${file}:${line}: is no anchor of a checkpoint.`);
    for (const problem of report.problems) complain(problemText(problem));
    const left = report.problemCount - report.problems.length;
    if (left > 0) complain(`... and ${left} more.`);
    if (report.problemCount + unreadable.length === 0) {
      print('Nothing was changed, removed, put in or cut off.');
      return exitCodes.done;
    }
    const remedies = remedyLines(report.problems.map(({ kind }) => kind));
    complain(`\n${report.problemCount + unreadable.length} problems.\n${remedies.join('\n')}`);
    return exitCodes.refused;
  });
}

async function exportHistory(
  call: CommandCall,
  given: AuditArguments,
  connect: (environment: NodeJS.ProcessEnv) => PeopleOfCommand,
): Promise<number> {
  const zone = withEnvFile(call.environment, '.env').DEFAULT_TIME_ZONE || 'UTC';
  const { out, person: text, ...wanted } = readExportArguments(given, zone);
  const person = text === null ? null : await personGiven(text, () => connect(call.environment));
  if (text !== null && person === null) {
    call.complain(`The directory knows nobody of the address ${text}. Give the person's id instead.`);
    return exitCodes.refused;
  }
  return withStore(databaseOf(call.environment), async (store) => {
    const history = auditHistory(store, { ...wanted, person });
    if (out === null) {
      await writeHistory(history, call.output ?? process.stdout, wanted).catch(unlessNobodyReads);
      return exitCodes.done;
    }
    const count = await intoNewFile(out, (output) => writeHistory(history, output, wanted));
    call.print(`${count} events written to ${out}.`);
    return exitCodes.done;
  });
}

/** `| head` has what it wanted. */
function unlessNobodyReads(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
}

async function exportPerson(call: CommandCall, { rest, values }: AuditArguments): Promise<number> {
  const person = personIn(rest);
  return withStore(databaseOf(call.environment), async (store) => {
    const tables = await personRecord(store, person);
    const text = JSON.stringify({ person, exportedAt: new Date().toISOString(), tables }, null, 2);
    if (values.out === undefined) {
      call.print(text);
      return exitCodes.done;
    }
    await intoNewFile(values.out, async (output) => output.write(`${text}\n`));
    const rows = Object.values(tables).reduce((sum, table) => sum + table.length, 0);
    call.print(`${rows} rows written to ${values.out}.`);
    return exitCodes.done;
  });
}

async function erase(call: CommandCall, { rest, values }: AuditArguments): Promise<number> {
  const { print, complain } = call;
  const person = personIn(rest);
  return withStore(databaseOf(call.environment), async (store) => {
    if (values.yes !== true) {
      const tables = Object.entries(await personRecord(store, person));
      const counts = tables.filter(([, rows]) => rows.length > 0);
      if (counts.length === 0) print('Nothing is stored on this person.');
      for (const [table, rows] of counts) print(`${table}: ${rows.length}`);
      complain('\nNothing was erased yet. It can not be taken back; say --yes to erase it.');
      return exitCodes.refused;
    }
    const erased = await erasePerson(store, person, { reason: values.reason ?? null, now: new Date() });
    if (erased.result === 'openRequests') {
      complain(
        `Nothing was erased: these requests are not over. Have them withdrawn or closed first.\n${erased.requests.join('\n')}`,
      );
      return exitCodes.refused;
    }
    const { requests, named, values: words, rows, stillNamed } = erased;
    print(
      `Erased: ${words} values of events, details of ${requests} requests, the name in ${named} others, ${rows} other rows.`,
    );
    if (stillNamed.length > 0) {
      print(
        `Their name still stands, as an approver, in requests that are not over. Erase again then.\n${stillNamed.join('\n')}`,
      );
    }
    print('Backups still hold it, and chats show old cards until a running Line Desk has redrawn them.');
    return exitCodes.done;
  });
}

async function showPolicy(call: CommandCall, { rest }: AuditArguments): Promise<number> {
  const [version, ...more] = rest;
  if (version === undefined || more.length > 0)
    throw new WrongUsage('policy takes one version, as a request names it.');
  return withStore(databaseOf(call.environment), async (store) => {
    const policy = await store.policyText(version);
    if (policy === null) {
      call.complain(`No policy of version ${version} was ever served from this database.`);
      return exitCodes.refused;
    }
    call.print(`# Version ${version}, first served ${policy.firstSeenAt.toISOString()}\n${policy.text}`);
    return exitCodes.done;
  });
}

await runAsProgram(import.meta.url, auditCommand, auditUsage);
