import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** Paths of the project: the whole, what npm installed, and what the compiler made. */
export const inRoot = (...parts) => path.join(root, ...parts);
export const modules = (...parts) => inRoot('node_modules', ...parts);
export const built = (...parts) => inRoot('dist', ...parts);

/** Progress goes to stderr, so that a script's own output can be piped. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

export function giveUp(text) {
  say(`Line Desk: ${text}`);
  process.exit(1);
}

export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
