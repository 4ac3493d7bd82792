import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { giveUp, inRoot, modules } from './project.mjs';

const onWindows = process.platform === 'win32';
const signals = onWindows ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
const lookForParentMs = 500;

/**
 * Runs one program to its end and gives its exit code. The terminal sends Ctrl-C to the whole group and npm
 * passes SIGTERM to this process only: so each is passed on, and this process waits for the program's own end.
 */
export function handOver(node, programArguments) {
  return new Promise((resolve) => {
    const child = spawn(node, programArguments, {
      cwd: inRoot(),
      stdio: 'inherit',
      // The project's own tools and Node come first for everything that the program starts.
      env: { ...process.env, PATH: `${modules('.bin')}${path.delimiter}${process.env.PATH ?? ''}` },
    });
    const passOn = (signal) => child.kill(signal);
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

/** npm killed outright passes nothing on; what it started must not outlive it. */
function watchParent(whenGone) {
  if (!process.env.npm_lifecycle_event || onWindows) return undefined;
  const atFirst = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === atFirst) return;
    clearInterval(timer);
    whenGone();
  }, lookForParentMs);
  return timer.unref();
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
