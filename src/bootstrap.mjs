// What every npm script calls first: `node src/bootstrap.mjs <script> [arguments]`.
//
// It makes the two commands of the README enough on a fresh clone: it installs what is missing, builds what
// is older than its source, and hands over to the program with the project's own Node. It is plain JavaScript
// and uses Node's own modules only, because it runs before anything is installed, on the machine's Node
// (tried with 20).

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const inRoot = (...parts) => path.join(root, ...parts);
const modules = (...parts) => inRoot('node_modules', ...parts);
const built = (...parts) => inRoot('dist', ...parts);

const pinnedNode = modules('node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const leastNodeMajor = 24;
const buildStamp = built('.built-from');

/**
 * Which programs a script runs, one after the other, and whether they need a build before. `files` are what the
 * last one works on unless the arguments name some.
 */
const scripts = {
  start: { build: true, programs: [[built('commands', 'start', 'index.js')]] },
  test: { build: true, programs: [[modules('mocha', 'bin', 'mocha.js')]], files: ['test/**/*.test.ts'] },
  build: { build: true, programs: [] },
  lint: { build: false, programs: [[modules('@biomejs', 'biome', 'bin', 'biome'), 'check']] },
  typecheck: {
    build: false,
    programs: [
      [modules('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.json'],
      [modules('typescript', 'bin', 'tsc'), '-p', 'test/tsconfig.json'],
    ],
  },
  rooms: {
    build: false,
    programs: [
      [
        modules('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
        '--config',
        '.dependency-cruiser.mjs',
        'src',
      ],
    ],
  },
  package: { build: true, programs: [[built('commands', 'packageApp.js')]] },
  bench: { build: true, programs: [['--import=tsx', 'bench/run.ts']] },
  migrate: { build: true, programs: [[built('commands', 'migrate.js')]] },
  locations: { build: true, programs: [[built('commands', 'locations.js')]] },
  outbox: { build: true, programs: [[built('commands', 'outbox.js')]] },
};

/** Progress goes to stderr, so that a script's own output can be piped. */
function say(text) {
  process.stderr.write(`${text}\n`);
}

function giveUp(text) {
  say(`Line Desk: ${text}`);
  process.exit(1);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for, by npm's own record of what it installed.
 * Optional packages may be absent: they are for other platforms.
 */
function isInstalled() {
  const wanted = readJson(inRoot('package-lock.json'))?.packages ?? {};
  const present = readJson(modules('.package-lock.json'))?.packages;
  if (!present || !existsSync(modules('.bin'))) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true;
    const found = present[place];
    return found ? found.version === entry.version : entry.optional === true;
  });
}

function install() {
  say('Installing the dependencies (npm ci), once; this takes a minute or two ...');
  const npmCli = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const npmArguments = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const ended = npmCli?.endsWith('.js')
    ? spawnSync(process.execPath, [npmCli, ...npmArguments], options)
    : spawnSync('npm', npmArguments, { ...options, shell: process.platform === 'win32' });
  if (ended.error) giveUp(`npm could not be started (${ended.error.message}). Is it installed?`);
  if (ended.status !== 0) giveUp(`npm ci failed with exit code ${ended.status}; its messages stand above.`);
}

function majorVersion(node) {
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? Number(/^v(\d+)\./.exec(answer.stdout)?.[1]) : 0;
}

/** The Node that runs the product: the project's pinned one, else the machine's where it is new enough. */
function findNode() {
  if (existsSync(pinnedNode) && majorVersion(pinnedNode) >= leastNodeMajor) return pinnedNode;
  if (Number(process.versions.node.split('.')[0]) >= leastNodeMajor) return process.execPath;
  // npm was told not to run install scripts: the pinned Node is unpacked by one.
  say('The pinned Node is missing; unpacking it (npm rebuild node) ...');
  spawnSync('npm', ['rebuild', 'node', '--ignore-scripts=false'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (existsSync(pinnedNode) && majorVersion(pinnedNode) >= leastNodeMajor) return pinnedNode;
  return giveUp(
    `needs Node ${leastNodeMajor} or newer and found ${process.version}. Let npm run the install script of the "node" package, or install Node ${leastNodeMajor}.`,
  );
}

function sourceFiles() {
  return readdirSync(inRoot('src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** A digest of names, sizes and times of everything that the build reads. */
function fingerprint(files) {
  const digest = createHash('sha256');
  for (const file of [...files, inRoot('tsconfig.json'), inRoot('package-lock.json')]) {
    const { size, mtimeMs } = statSync(file);
    digest.update(`${path.relative(root, file)}\0${size}\0${mtimeMs}\n`);
  }
  return digest.digest('hex');
}

function isBuilt(wanted) {
  return existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === wanted;
}

/** Compiles src/ to dist/ and lays the files beside it that the compiler doesn't carry over. */
function build(node) {
  const files = sourceFiles();
  const wanted = fingerprint(files);
  if (isBuilt(wanted)) return;
  say('Building ...');
  rmSync(built(), { recursive: true, force: true });
  const ended = spawnSync(node, [modules('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (ended.status !== 0) giveUp('the build failed; the compiler says why above.');
  for (const file of files) {
    if (/\.(ts|mts|cts|mjs)$/.test(file)) continue;
    const target = built(path.relative(inRoot('src'), file));
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(file, target);
  }
  writeFileSync(buildStamp, wanted);
}

/**
 * Runs one program to its end and gives its exit code. The terminal sends Ctrl-C to the whole group and npm
 * passes SIGTERM to this process only: so each is passed on, and this process waits for the program's own end.
 */
function run(node, programArguments) {
  return new Promise((resolve) => {
    const child = spawn(node, programArguments, {
      cwd: root,
      stdio: 'inherit',
      // The project's own tools and Node come first for everything that the program starts.
      env: { ...process.env, PATH: `${modules('.bin')}${path.delimiter}${process.env.PATH ?? ''}` },
    });
    const passOn = (signal) => child.kill(signal);
    const signals = process.platform === 'win32' ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, passOn);
    const watch = watchParent(() => child.kill('SIGTERM'));
    child.once('error', (error) => giveUp(`the program could not be started: ${error.message}`));
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      for (const name of signals) process.removeListener(name, passOn);
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 0));
    });
  });
}

/**
 * This process's parent and grandparent: npm starts scripts through a shell, and either may be killed without
 * passing it on. Only Linux tells of the grandparent without a process of its own.
 */
function ancestors() {
  try {
    const fields = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return `${process.ppid} ${fields[1]}`;
  } catch {
    return `${process.ppid}`;
  }
}

/** npm killed outright passes nothing on; what it started must not outlive it. */
function watchParent(whenGone) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return undefined;
  const atFirst = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === atFirst) return;
    clearInterval(timer);
    whenGone();
  }, 500);
  return timer.unref();
}

const [name, ...passedArguments] = process.argv.slice(2);
const script = Object.hasOwn(scripts, name ?? '') ? scripts[name] : undefined;
if (!script) giveUp(`there is no script "${name ?? ''}". Known: ${Object.keys(scripts).join(', ')}.`);

if (!isInstalled()) install();
const node = findNode();
if (script.build) build(node);
const files = passedArguments.some((argument) => /\.[cm]?[jt]s$/.test(argument)) ? [] : (script.files ?? []);
for (const [index, program] of script.programs.entries()) {
  const isLast = index === script.programs.length - 1;
  const exitCode = await run(node, isLast ? [...program, ...passedArguments, ...files] : program);
  if (exitCode !== 0) process.exit(exitCode);
}
