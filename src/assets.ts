import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/**
 * What the files `<name>.<language>.json` of a folder in the source tree hold, by language in the order of the alphabet:
 * a further language is a further file. Throws where one isn't JSON.
 */
export function jsonByLanguage(folder: string, name: string): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const file of readdirSync(sourcePath(folder)).sort()) {
    const [start, language, end, ...more] = file.split('.');
    if (start !== name || language === undefined || end !== 'json' || more.length > 0) continue;
    found.set(language, JSON.parse(readFileSync(sourcePath(folder, file), 'utf8')));
  }
  return found;
}
