import { realpathSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { isLineDeskError } from '../errors.js';

/** What a command is called with, and where its words go. Operators' output is plain English. */
export interface CommandCall {
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Takes the result (standard output). */
  readonly print: (text: string) => void;
  /** Takes what is wrong and what to do about it (standard error). */
  readonly complain: (text: string) => void;
  /** Takes a result that is too long to be held at once; standard output without one. */
  readonly output?: Writable;
}

/** Does what it was called for and resolves to the exit code: `done` or `refused`. */
export type Command = (call: CommandCall) => Promise<number>;

/** The exit codes of all commands: it is done; it was tried and refused; nothing was tried (arguments, configuration). */
export const exitCodes = { done: 0, refused: 1, notTried: 2 } as const;

/** The arguments make no sense; the message says which and is followed by the command's usage. */
export class WrongUsage extends Error {}

/**
 * Runs a command and turns what it throws into words and an exit code. An error that nobody foresaw is thrown on, with
 * its stack: it is ours, not the operator's.
 */
export async function runCommand(command: Command, usage: string, call: CommandCall): Promise<number> {
  if (call.args.some((arg) => arg === '--help' || arg === '-h')) {
    call.print(usage);
    return exitCodes.done;
  }
  try {
    return await command(call);
  } catch (error) {
    if (error instanceof WrongUsage) {
      call.complain(`${error.message}\n\n${usage}`);
      return exitCodes.notTried;
    }
    if (!isLineDeskError(error)) throw error;
    call.complain(error.message);
    return error.code === 'configuration' ? exitCodes.notTried : exitCodes.refused;
  }
}

/** Runs the command if the file of this `moduleUrl` is the program that Node was started with; not when it is imported. */
export async function runAsProgram(moduleUrl: string, command: Command, usage: string): Promise<void> {
  const [, program, ...args] = process.argv;
  if (program === undefined || realpathSync(program) !== fileURLToPath(moduleUrl)) return;
  process.exitCode = await runCommand(command, usage, {
    args,
    environment: process.env,
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
  });
}
