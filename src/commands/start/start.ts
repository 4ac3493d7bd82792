import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LineDeskError } from '../../errors.js';
import { announce } from './announcement.js';
import { type DataLock, lockDataDirectory } from './dataLock.js';
import { findFreePort } from './freePort.js';
import type { StartOptions } from './options.js';
import { playgroundConfig } from './playgroundConfig.js';
import { type Program, type RunningProgram, startProgram } from './program.js';
import {
  botProgram,
  type DataFiles,
  dataFilesIn,
  type Ports,
  playgroundProgram,
  sandboxAddress,
  sandboxProgram,
} from './programs.js';
import { type Cast, readCast } from './sandboxPeople.js';
import { stopSignal } from './stopSignal.js';

type Print = (line: string) => void;

/** A program gets this long until it answers, and this long to finish when it is asked to end. */
const readyWithinMs = 30_000;
const endWithinMs = 4_000;

/** A reason to end that isn't a wish of the person at the terminal. */
class StartFailure extends Error {}

/**
 * Runs the demonstration until it is interrupted or a part of it ends by itself.
 * @returns the exit code: 0 after an interruption, 1 after a failure
 * @throws LineDeskError `configuration` where another start has the data directory, or it can't be written to
 */
export async function start(options: StartOptions, print: Print): Promise<number> {
  const files = dataFilesIn(options.dataDirectory);
  const lock = await takeDataDirectory(files);
  try {
    return await run(options, files, print);
  } finally {
    lock.release();
  }
}

async function run(options: StartOptions, files: DataFiles, print: Print): Promise<number> {
  const running: RunningProgram[] = [];
  const stop = stopSignal(() => {
    // A second Ctrl-C: whoever asks twice doesn't want to wait.
    for (const program of running) program.kill();
  });
  try {
    const work = launch(options, files, running, stop.signal, print).then(async (announcement) => {
      print(announcement);
      return Promise.race(running.map((program) => program.ended));
    });
    const ending = await Promise.race([work, stop.asked]);
    if (typeof ending === 'string') {
      print(`\nEnding (${ending}) ...`);
      return 0;
    }
    throw failure(running, ending.name, `ended unexpectedly (${ending.how})`);
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    print(`\nLine Desk: ${error.message}`);
    return 1;
  } finally {
    await endAll(running);
    stop.release();
  }
}

/** Starts everything in order, adds it to `running` as it comes up, and gives the text to print. */
async function launch(
  options: StartOptions,
  files: DataFiles,
  running: RunningProgram[],
  stopped: AbortSignal,
  print: Print,
): Promise<string> {
  const began = performance.now();
  if (options.fresh) await removeDatabase(files);
  const ports = await choosePorts(options, print);
  const up = async (program: Program) => {
    // Interrupted between two programs: nobody would end one that starts now.
    stopped.throwIfAborted();
    const started = startProgram(program, print);
    running.push(started);
    await started.ready(readyWithinMs).catch((error: Error) => {
      throw failure(running, program.name, error.message);
    });
  };

  await up(sandboxProgram(ports, files));
  const cast = await readCast(sandboxAddress(ports));
  const windows = options.playground ? await windowPrograms(cast, ports, files) : [];
  // The windows say nothing to the bot before a browser opens them, so they may come up beside it.
  await Promise.all([botProgram(ports, files), ...windows].map(up));
  return announce({ ports, files, cast, windows: options.playground, tookMs: performance.now() - began });
}

/** Makes the directories and takes them for this start, before anything in them is touched. */
async function takeDataDirectory(files: DataFiles): Promise<DataLock> {
  try {
    await mkdir(files.logs, { recursive: true });
    await mkdir(files.sandboxExport, { recursive: true });
  } catch (cause) {
    throw new LineDeskError(
      'configuration',
      `LINE_DESK_DATA_DIR: ${files.directory} can't be made or written to.`,
      { cause },
    );
  }
  return lockDataDirectory(files.directory);
}

async function removeDatabase(files: DataFiles): Promise<void> {
  // SQLite's write-ahead log belongs to the database: left behind, it would be replayed into the new one.
  for (const suffix of ['', '-wal', '-shm']) await rm(`${files.database}${suffix}`, { force: true });
}

const portOwners: readonly { key: keyof Ports; title: string; window: boolean }[] = [
  { key: 'bot', title: 'the bot', window: false },
  { key: 'sandbox', title: 'the sandbox', window: false },
  { key: 'employee', title: "the employee's window", window: true },
  { key: 'approver', title: "the approver's window", window: true },
];

async function choosePorts(options: StartOptions, print: Print): Promise<Ports> {
  const ports = { ...options.ports };
  const promised = new Set<number>();
  for (const { key, title, window } of portOwners) {
    if (window && !options.playground) continue;
    const found = await findFreePort(ports[key], promised);
    if (!found.asWished) print(`Port ${ports[key]} is taken; ${title} uses ${found.port} instead.`);
    promised.add(found.port);
    ports[key] = found.port;
  }
  return ports;
}

async function windowPrograms(cast: Cast, ports: Ports, files: DataFiles): Promise<Program[]> {
  const programs: Program[] = [];
  for (const who of ['employee', 'approver'] as const) {
    const configFile = path.join(files.directory, `playground-${who}.yml`);
    await writeFile(configFile, playgroundConfig(cast[who], cast));
    programs.push(playgroundProgram(who, ports, configFile, files));
  }
  return programs;
}

function failure(running: readonly RunningProgram[], name: string, what: string): StartFailure {
  const logFile = running.find((program) => program.name === name)?.logFile ?? '';
  return new StartFailure(`${name} ${what}. Its log: ${path.relative(process.cwd(), logFile)}`);
}

/** Ends the youngest first: the bot may still be talking to the sandbox, never the other way round. */
async function endAll(running: readonly RunningProgram[]): Promise<void> {
  const [oldest, ...younger] = running;
  await Promise.all(younger.map((program) => program.end(endWithinMs)));
  await oldest?.end(endWithinMs);
}
