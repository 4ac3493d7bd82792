import { withEnvFile } from '../config.js';
import type { Directory, RoutingDesk } from '../desk/index.js';
import { isLineDeskError } from '../errors.js';
import type { LineRequest, RequestId } from '../requests/index.js';
import { allRequests, type SqlStore } from '../storage/index.js';
import { isGuid } from '../telephony/index.js';
import { type CommandCall, exitCodes, runAsProgram, WrongUsage } from './commandLine.js';
import { databaseOf, withStore } from './databaseCommand.js';
import { peopleOf } from './personByMail.js';
import { type PolicyArguments, readPolicyArguments } from './policyArguments.js';
import { directoryProblems, type PolicyFinding, ruleProblems, siteNotes } from './policyCheck.js';
import { explainSketched, explainStored } from './policyExplain.js';
import { differenceTexts, type ReplayDifference, replay } from './policyReplay.js';
import { readPolicy } from './policySource.js';
import { tableLines } from './table.js';

export const policyUsage = `npm run policy -- check [FILE] [--offline]     looks for all that is wrong in a policy file
npm run policy -- explain REQUEST_ID [--policy FILE]
npm run policy -- explain --kind KIND --person ID|MAIL [--requester ID|MAIL] [--site SITE] [--country DE]
                          [--change NAME]... [--policy FILE]   says who would approve this, and by which rule
npm run policy -- replay [FILE] [--since DAY] [--time-zone Europe/Berlin] [--all]
                                              says what the policy would have decided about past requests

Without FILE it is the policy of POLICY_FILE. --offline asks no directory.

Environment (or .env): the bot's whole configuration; check --offline takes DATABASE_URL and POLICY_FILE only.
Exit code: 0 done and nothing wrong, 1 problems were found or it was refused, 2 arguments, configuration or database.`;

type Connect = (environment: NodeJS.ProcessEnv) => Directory;
type Call<Verb extends PolicyArguments['verb']> = CommandCall & {
  readonly given: Extract<PolicyArguments, { verb: Verb }>;
  readonly file: string | null;
  readonly connect: Connect;
};

/** Carries out one verb. `connect` gives the directory. */
export async function policyCommand(call: CommandCall, connect: Connect = peopleOf): Promise<number> {
  const environment = withEnvFile(call.environment, '.env');
  const given = readPolicyArguments(call.args, environment.DEFAULT_TIME_ZONE || 'UTC');
  const file = given.file ?? (environment.POLICY_FILE || null);
  switch (given.verb) {
    case 'check':
      return check({ ...call, given, file, connect });
    case 'explain':
      return explain({ ...call, given, file, connect });
    default:
      return replayAll({ ...call, given, file, connect });
  }
}

async function check({ given, file, connect, environment, print, complain }: Call<'check'>): Promise<number> {
  const { policy, version, text } = readPolicy(file);
  const name = file ?? 'the shipped policy';
  const said = ({ line, text: words }: PolicyFinding) => `${name}:${line ?? 1}: ${words}`;
  const problems = [...ruleProblems(policy, text)];
  if (!given.offline) problems.push(...(await directoryProblems(policy, text, connect(environment))));
  const sites = await ifThereIsOne(environment, async (store) =>
    (await store.allLocations()).map(({ site }) => site),
  );
  const notes = sites === null ? [] : siteNotes(policy, text, sites);
  for (const problem of problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))) {
    complain(said(problem));
  }
  for (const note of notes) print(`${said(note)} (a note)`);
  if (sites === null) print('The names of sites were not compared: there is no database with places yet.');
  if (given.offline) print('The directory was not asked who is behind the ids.');
  if (problems.length > 0) {
    complain(`\n${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`);
    return exitCodes.refused;
  }
  print(`Version ${version}: nothing is wrong.`);
  return exitCodes.done;
}

async function explain({
  given,
  file,
  connect,
  environment,
  print,
  complain,
}: Call<'explain'>): Promise<number> {
  const { policy, version } = readPolicy(file);
  const directory = connect(environment);
  const clock = { now: () => new Date() };
  const { about } = given;
  if (typeof about === 'string') {
    if (!isGuid(about)) throw new WrongUsage(`"${about}" is no id of a request.`);
    return withStore(databaseOf(environment), async (store) => {
      const request = await store.request(about.toLowerCase() as RequestId);
      if (request === null) {
        complain(`There is no request ${about}.`);
        return exitCodes.refused;
      }
      const lines = await explainStored({ policy, directory, clock, store }, version, request);
      print(lines.join('\n'));
      return exitCodes.done;
    });
  }
  const lines = async (store: RoutingDesk['store']) =>
    explainSketched({ policy, directory, clock, store }, about);
  // Without a database nothing was ever approved.
  const found =
    (await ifThereIsOne(environment, lines)) ?? (await lines({ automaticApprovals: async () => 0 }));
  print(found.join('\n'));
  return exitCodes.done;
}

async function replayAll({ given, file, connect, environment, print }: Call<'replay'>): Promise<number> {
  const { policy, version } = readPolicy(file);
  const directory = connect(environment);
  return withStore(databaseOf(environment), async (store) => {
    const counts = new Map<ReplayDifference, number>();
    const rows: string[][] = [];
    // Those from before `since` count for the caps.
    for await (const { request, before, after, difference } of replay(
      policy,
      directory,
      allRequests(store),
    )) {
      if (given.since !== null && request.submittedAt < given.since) continue;
      counts.set(difference, (counts.get(difference) ?? 0) + 1);
      if (difference === 'same' && !given.all) continue;
      rows.push([
        dayOf(request),
        request.id,
        request.details.kind,
        before,
        after,
        differenceTexts[difference],
      ]);
    }
    if (rows.length > 0) {
      print(tableLines([['Day (UTC)', 'Request', 'Kind', 'Then', 'Now', ''], ...rows]).join('\n'));
      print('');
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    print(`${total} past requests under policy version ${version}.`);
    for (const [difference, text] of Object.entries(differenceTexts)) {
      const count = [...counts].find(([each]) => each === difference)?.[1] ?? 0;
      if (count > 0) print(`${String(count).padStart(6)}  ${text}`);
    }
    print(
      'Departments, managers and groups are those of today; requests whose details were erased are left out.',
    );
    return exitCodes.done;
  });
}

const dayOf = ({ submittedAt }: LineRequest): string => submittedAt.toISOString().slice(0, 10);

/** What `work` finds in the database; null where there is no database yet. */
async function ifThereIsOne<T>(
  environment: NodeJS.ProcessEnv,
  work: (store: SqlStore) => Promise<T>,
): Promise<T | null> {
  let opened = false;
  try {
    return await withStore(databaseOf(environment), (store) => {
      opened = true;
      return work(store);
    });
  } catch (error) {
    if (!opened && isLineDeskError(error, 'configuration')) return null;
    throw error;
  }
}

await runAsProgram(import.meta.url, policyCommand, policyUsage);
