import { spawnSync } from 'node:child_process';
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
import path from 'node:path';
import { alone } from './alone.mjs';
import { built, giveUp, inRoot, modules, say } from './project.mjs';

/** Holds the fingerprint of what dist/ was built from; written last, so that a broken-off build counts for nothing. */
const stamp = built('.built-from');

/** Builds where dist/ was made from something else than what stands in src/ now. */
export function buildWhatIsOlder(node) {
  const files = sourceFiles();
  const wanted = fingerprint(files);
  if (isBuiltFrom(wanted) || alone(() => isBuiltFrom(wanted) || build(node, files, wanted))) return;
  giveUp('the build failed; the compiler says why above.');
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
    digest.update(`${path.relative(inRoot(), file)}\0${size}\0${mtimeMs}\n`);
  }
  return digest.digest('hex');
}

function isBuiltFrom(wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/** Compiles src/ to dist/ and lays the files beside it that the compiler doesn't carry over. Gives whether it worked. */
function build(node, files, wanted) {
  say('Building ...');
  rmSync(built(), { recursive: true, force: true });
  const ended = spawnSync(node, [modules('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'], {
    cwd: inRoot(),
    stdio: ['ignore', 2, 2],
  });
  if (ended.status !== 0) return false;
  for (const file of files) {
    if (/\.(ts|mts|cts|mjs)$/.test(file)) continue;
    const target = built(path.relative(inRoot('src'), file));
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(file, target);
  }
  writeFileSync(stamp, wanted);
  return true;
}
