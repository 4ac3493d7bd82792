import type { Logger } from 'pino';
import { readConfig, withEnvFile } from '../config.js';
import { whyUnreadable } from '../configProblems.js';
import type { Desk } from '../desk/index.js';
import { isLineDeskError, LineDeskError } from '../errors.js';
import { startLineDesk } from '../lineDesk.js';
import { importLocations, previewLocations } from './importLocations.js';
import { createLogger } from './logger.js';
import { readPolicy, unresolvedApprovers } from './policySource.js';

/** Runs the bot until it is told to stop (SIGINT, SIGTERM). Problems of configuration and policy end it with code 1. */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(withEnvFile(environment, '.env'), whyUnreadable);
  const log = createLogger(config.logLevel);
  const { policy, version, text } = readPolicy(config.policyFile);
  const lineDesk = await startLineDesk({
    config,
    policy,
    policyVersion: version,
    log,
    beforeOpening: async (desk) => {
      await desk.store.notePolicy(version, text, desk.clock.now());
      if (config.locationsFile !== null) {
        const preview = await previewLocations(desk.store, config.locationsFile);
        await importLocations(desk.store, preview, config.locationsFile, desk.clock.now());
      }
      await checkApprovers(desk, config.local, log);
    },
  });
  const stop = () => {
    lineDesk.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  log.info({ port: lineDesk.port, local: config.local }, 'Line Desk is ready');
}

/** Outside local mode a policy that leads to nobody is refused; a directory that doesn't answer is only reported. */
async function checkApprovers(desk: Desk, local: boolean, log: Logger): Promise<void> {
  let problems: string[];
  try {
    problems = await unresolvedApprovers(desk.policy, desk.directory);
  } catch (error) {
    log.error(
      { err: error },
      'the approvers of the policy could not be checked: the directory does not answer',
    );
    return;
  }
  for (const problem of problems) log.warn({ problem }, 'the policy names approvers that lead to nobody');
  if (problems.length > 0 && !local) {
    throw new LineDeskError('policy', `the policy's approvers don't resolve:\n${problems.join('\n')}`);
  }
}

/** Prints an error as the person at the command line needs it: what is wrong, without a stack where it is theirs. */
export function printError(error: unknown): void {
  console.error(isLineDeskError(error) ? error.message : error);
}
