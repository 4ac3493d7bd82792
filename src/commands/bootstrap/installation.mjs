import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { alone } from './alone.mjs';
import { giveUp, inRoot, modules, readJson, say } from './project.mjs';

const pinnedNode = modules('node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const leastNodeMajor = 24;

/** Runs `npm ci` where node_modules isn't what package-lock.json asks for. */
export function installWhatIsMissing() {
  if (isInstalled()) return;
  const problem = alone(() => (isInstalled() ? undefined : install()));
  if (problem) giveUp(problem);
}

/** The Node that runs the product: the project's pinned one, else the machine's where it is new enough. */
export function findNode() {
  if (majorVersion(pinnedNode) >= leastNodeMajor) return pinnedNode;
  if (Number(process.versions.node.split('.')[0]) >= leastNodeMajor) return process.execPath;
  // npm was told not to run install scripts, and the pinned Node is unpacked by one.
  say('The pinned Node is missing; unpacking it (npm rebuild node) ...');
  alone(() => npm('rebuild', 'node', '--ignore-scripts=false'));
  if (majorVersion(pinnedNode) >= leastNodeMajor) return pinnedNode;
  return giveUp(
    `needs Node ${leastNodeMajor} or newer and found ${process.version}. Let npm run the install script of the "node" package, or install Node ${leastNodeMajor}.`,
  );
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

/** Gives what went wrong, or undefined. */
function install() {
  say('Installing the dependencies (npm ci), once; this takes a minute or two ...');
  // Warnings are about the machine's own Node, which runs this installation and nothing else.
  const ended = npm('ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error');
  if (ended.error) return `npm could not be started (${ended.error.message}). Is it installed?`;
  return ended.status === 0
    ? undefined
    : `npm ci failed with exit code ${ended.status}; its messages stand above.`;
}

/** Runs the npm that called this script, or the one on the path. */
function npm(...npmArguments) {
  const npmCli = process.env.npm_execpath;
  const options = { cwd: inRoot(), stdio: ['ignore', 2, 2] };
  return npmCli?.endsWith('.js')
    ? spawnSync(process.execPath, [npmCli, ...npmArguments], options)
    : spawnSync('npm', npmArguments, { ...options, shell: process.platform === 'win32' });
}

/** 0 for something that isn't there or isn't Node. */
function majorVersion(node) {
  if (!existsSync(node)) return 0;
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? Number(/^v(\d+)\./.exec(answer.stdout)?.[1]) : 0;
}
