import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { giveUp, inRoot, say } from './project.mjs';

const lock = inRoot('.data', 'bootstrap.lock');
const lookAgainMs = 200;
const sayAfterMs = 1_000;
const giveUpAfterMs = 10 * 60_000;

/**
 * Does work that only one script may do at a time, and gives its result: two scripts at once (a start and a test,
 * say) must not install or build into each other's half-done work. `work` must return, never exit.
 */
export function alone(work) {
  mkdirSync(path.dirname(lock), { recursive: true });
  for (let waited = 0; !take(); waited += lookAgainMs) {
    if (waited === sayAfterMs) say('Another script installs or builds; waiting for it ...');
    if (waited > giveUpAfterMs)
      giveUp(`another script still holds ${lock}. If there is none, remove that file.`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, lookAgainMs);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take() {
  try {
    const file = openSync(lock, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
  // It is empty for a moment between its making and its writing, so only a known holder can be found dead.
  if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
  return false;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
