import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { rootPath } from '../../src/assets.js';

export interface Ports {
  bot: number;
  sandbox: number;
  employee: number;
  approver: number;
}

/** A run of the start command, as a process of its own. */
export interface Demonstration {
  ports: Ports;
  dataDirectory: string;
  process: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  /** Waits until `pattern` has been printed; rejects when the command ends without it. */
  printed(pattern: RegExp): Promise<void>;
  /** Resolves to the exit code, or to the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
  /** Ends it, however it stands, and removes what it wrote. */
  dispose(): Promise<void>;
}

/** Starts the demonstration on free ports with files of its own. */
export async function startDemonstration(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Demonstration> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'line-desk-start-'));
  const ports = await freePorts();
  const child = spawn(process.execPath, [rootPath('src', 'bootstrap.mjs'), 'start', ...args], {
    env: {
      ...process.env,
      // Only npm's own children watch over npm; this one is the test's.
      npm_lifecycle_event: '',
      PORT: String(ports.bot),
      SANDBOX_PORT: String(ports.sandbox),
      PLAYGROUND_EMPLOYEE_PORT: String(ports.employee),
      PLAYGROUND_APPROVER_PORT: String(ports.approver),
      LINE_DESK_DATA_DIR: dataDirectory,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  return {
    ports,
    dataDirectory,
    process: child,
    output: () => output,
    printed: (pattern) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (!pattern.test(output)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
        void ended.then((how) =>
          reject(new Error(`ended with ${how} before ${pattern} was printed:\n${output}`)),
        );
      }),
    ended,
    async dispose() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function freePorts(): Promise<Ports> {
  const servers = await Promise.all([1, 2, 3, 4].map(() => occupyPort(0)));
  const [bot = 0, sandbox = 0, employee = 0, approver = 0] = servers.map(({ port }) => port);
  await Promise.all(servers.map(({ release }) => release()));
  return { bot, sandbox, employee, approver };
}

/** Takes a port (any free one for 0) until it is released. */
export function occupyPort(wished: number): Promise<{ port: number; release: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(wished, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        release: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
}

/** The processes below one, youngest generation included, with their command lines. Linux only. */
export function descendants(of: number): { pid: number; command: string }[] {
  const running = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .flatMap((pid) => {
      const stat = statusOf(pid);
      return stat ? [{ pid, parent: stat.parent }] : [];
    });
  const found = [of];
  for (const pid of found) {
    found.push(...running.filter(({ parent }) => parent === pid).map((process) => process.pid));
  }
  return found.slice(1).map((pid) => ({ pid, command: commandOf(pid) }));
}

/** Whether a process still runs; one that has ended and waits to be collected doesn't. */
export function isRunning(pid: number): boolean {
  const status = statusOf(pid);
  return status !== undefined && status.state !== 'Z';
}

/** Waits until none of the processes runs; false if some still do after `withinMs`. */
export function allEnd(pids: readonly number[], withinMs: number): Promise<boolean> {
  return becomesTrue(() => !pids.some(isRunning), withinMs);
}

/** Looks at what nothing announces, until it is so; false if it isn't after `withinMs`. */
export async function becomesTrue(isSo: () => boolean, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

function statusOf(pid: number): { state: string; parent: number } | undefined {
  try {
    const [state = '', parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
