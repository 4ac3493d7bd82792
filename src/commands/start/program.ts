import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** One process that the start command runs. */
export interface Program {
  /** As it stands in console lines and as the name of its log file, e.g. `bot`. */
  name: string;
  /** The script and its arguments, for Node. */
  script: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Answers 200 once the program is ready. */
  readyAt: URL;
  logFile: string;
  /** What of a line that the program writes belongs on the console; undefined for nothing. */
  onConsole: (line: string) => string | undefined;
}

/** How a program ended. */
export interface Ending {
  name: string;
  /** In words, e.g. `exit code 1`. */
  how: string;
}

/** A program that has been started. */
export interface RunningProgram {
  name: string;
  logFile: string;
  /** Resolves when the process is gone, however that came. */
  ended: Promise<Ending>;
  /** Resolves when the program answers; rejects when it ends before that or takes longer than `withinMs`. */
  ready(withinMs: number): Promise<void>;
  /** Ends it and everything that it started: asked first, then, after `patienceMs`, without asking. */
  end(patienceMs: number): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

const pollMs = 40;
const companion = fileURLToPath(new URL('./companion.js', import.meta.url));

/**
 * Starts a program in a process group of its own: Ctrl-C in the terminal then reaches the start command alone,
 * which ends the programs in order, and a signal to the group reaches whatever a program started itself.
 */
export function startProgram(program: Program, print: (line: string) => void): RunningProgram {
  const { name, logFile } = program;
  const child = spawn(process.execPath, ['--import', companion, ...program.script], {
    env: program.env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  });
  recordOutput(child, program, print);
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => resolve({ name, how: error.message }));
    child.once('exit', (code, signal) => resolve({ name, how: signal ?? `exit code ${code}` }));
  });
  const isOver = ended.then(() => true);
  return {
    name,
    logFile,
    ended,
    ready: (withinMs) => becomesReady(program.readyAt, ended, withinMs),
    kill: () => signalGroup(child, 'SIGKILL'),
    end: async (patienceMs) => {
      signalGroup(child, 'SIGTERM');
      const inTime = await Promise.race([isOver, after(patienceMs)]);
      // Also when the program itself is gone: a child of it may not be.
      signalGroup(child, 'SIGKILL');
      if (!inTime) await ended;
    },
  };
}

function recordOutput(child: ChildProcess, program: Program, print: (line: string) => void): void {
  const log = createWriteStream(program.logFile, { flags: 'w' });
  for (const output of [child.stdout, child.stderr]) {
    if (!output) continue;
    output.on('data', (chunk: Buffer) => log.write(chunk));
    createInterface({ input: output }).on('line', (line) => {
      const shown = program.onConsole(line);
      if (shown !== undefined) print(`[${program.name}] ${shown}`);
    });
  }
}

async function becomesReady(address: URL, ended: Promise<Ending>, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  let ending: Ending | undefined;
  void ended.then((how) => {
    ending = how;
  });
  while (performance.now() < deadline) {
    if (ending) throw new Error(`ended before it was ready (${ending.how})`);
    if (await answers(address)) return;
    await pause(pollMs);
  }
  throw new Error(`did not answer at ${address.href} within ${withinMs / 1000} s`);
}

async function answers(address: URL): Promise<boolean> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

/** False after a while, without keeping this process alive for it. */
function after(milliseconds: number): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), milliseconds).unref();
  });
}
