import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('package.json was not found above the program');
  return findRoot(parent);
}

const root = findRoot(here);

/** The absolute path of a file that ships beside the code, e.g. `cards/help.json`; the same from `src/` and `dist/`. */
export function rootPath(...parts: string[]): string {
  return join(root, ...parts);
}

/** The absolute path of a data file inside the source tree, e.g. `approvals/defaultPolicy.yaml` (copied to `dist/`). */
export function sourcePath(...parts: string[]): string {
  return join(here, ...parts);
}
