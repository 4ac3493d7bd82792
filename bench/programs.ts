import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { placesCsv, policy } from './organisation.js';

const healthSchema = z.looseObject({
  outbox: z.array(z.looseObject({ ready: z.number(), leased: z.number(), parked: z.number() })),
});

/** A bot under load. */
export interface BotProcess {
  readonly url: string;
  /** Resolves once nothing of the outbox is due any more, to the milliseconds that it took; after `atMostMs` to null. */
  settled(atMostMs: number): Promise<number | null>;
}

/** Everything that the bench runs. `stop` ends it all and removes what it wrote. */
export interface Programs {
  readonly connector: string;
  readonly echo: BotProcess;
  readonly lineDesk: BotProcess;
  stop(): Promise<void>;
}

const inRoot = (...parts: string[]) => fileURLToPath(new URL(join('..', ...parts), import.meta.url));

/**
 * Starts the far side, the echo and Line Desk, each in a process of its own. Line Desk is the built program with its
 * worker, SQLite and local mode; neither bot checks tokens, and both log warnings only.
 * `BENCH_NODE_OPTIONS` goes to Line Desk's Node, for instance `--cpu-prof`.
 */
export async function startPrograms(): Promise<Programs> {
  const folder = mkdtempSync(join(tmpdir(), 'line-desk-bench-'));
  const children: ChildProcess[] = [];
  const start = (args: readonly string[], environment: Record<string, string>) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    return child;
  };
  const stop = async () => {
    // The bots first: what they have in hand still needs the far side.
    for (const child of children.toReversed()) await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const farSide = start(
      [
        `--import=${pathToFileURL(createRequire(import.meta.url).resolve('tsx'))}`,
        inRoot('bench', 'farSide.ts'),
      ],
      {},
    );
    const connector = `http://127.0.0.1:${await firstLine(farSide)}`;
    writeFileSync(join(folder, 'places.csv'), placesCsv());
    writeFileSync(join(folder, 'policy.yaml'), policy());
    const [echoPort, deskPort] = [await freePort(), await freePort()];
    start([inRoot('bench', 'echo.ts')], { PORT: String(echoPort) }).stdout?.resume();
    const profiling = process.env['BENCH_NODE_OPTIONS']?.split(' ') ?? [];
    start([...profiling, inRoot('dist', 'main.js')], {
      PORT: String(deskPort),
      LINE_DESK_LOCAL: '1',
      LOG_LEVEL: 'warn',
      GRAPH_AUTH: 'none',
      GRAPH_BASE_URL: `${connector}/v1.0`,
      DATABASE_URL: join(folder, 'line-desk.sqlite'),
      POLICY_FILE: join(folder, 'policy.yaml'),
      LOCATIONS_FILE: join(folder, 'places.csv'),
    }).stdout?.pipe(process.stderr);
    return { connector, echo: await bot(echoPort), lineDesk: await bot(deskPort), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bot(port: number): Promise<BotProcess> {
  const origin = `http://127.0.0.1:${port}`;
  const health = async () => healthSchema.parse(await (await fetch(`${origin}/health`)).json()).outbox;
  for (let tries = 0; ; tries += 1) {
    try {
      await health();
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await pause(100);
    }
  }
  return {
    url: `${origin}/api/messages`,
    async settled(atMostMs) {
      const start = performance.now();
      while (performance.now() - start < atMostMs) {
        const lanes = await health();
        if (lanes.some(({ parked }) => parked > 0))
          throw new Error('Line Desk has set work aside: the bench is wrong');
        if (lanes.every(({ ready, leased }) => ready + leased === 0)) return performance.now() - start;
        await pause(50);
      }
      return null;
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8').trim()));
    child.once('exit', (code) => reject(new Error(`a program of the bench ended with ${code}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
    child.once('exit', () => {
      clearTimeout(late);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
