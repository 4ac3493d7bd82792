import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';

/** A variable that is wrong, and how. */
export interface ConfigProblem {
  readonly name: string;
  readonly message: string;
}

/** Our words for what zod finds where a variable's own rule has none; values are never repeated, they may be secret. */
export const inOurWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_value') return `must be ${listed(issue.values.map(String), 'or')}`;
  return 'has a value that it can not have';
};

/** Whether this names a database: `postgres://…`, a path of a file, `file:…` or `:memory:`. */
export function namesDatabase(url: string): boolean {
  if (/^postgres(ql)?:\/\//i.test(url)) return true;
  if (!/^file:\/\//i.test(url)) return !/^[a-z][a-z0-9+.-]+:\/\//i.test(url);
  try {
    fileURLToPath(url);
    return true;
  } catch {
    return false;
  }
}

/** Why a file can't be read, as it follows its variable's name; null where it can. */
export function whyUnreadable(file: string): string | null {
  try {
    readFileSync(file);
    return null;
  } catch (error) {
    return `the file ${file} can't be read: ${reasonOf(error)}`;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  ENOTDIR: 'it is not there',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
};

/** What stands in the way of reading a file, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'for an unknown reason';
  return reasons[code] ?? code;
}

/**
 * All problems as one text, one a line.
 * @param deciding names of wrong variables on whose values it depends which others are needed
 */
export function problemsText(problems: readonly ConfigProblem[], deciding: readonly string[]): string {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  const lines = problems.map(({ name, message }) => `- ${name}: ${message}`);
  const later = `There may be more: what depends on ${listed(deciding, 'and')} is checked once ${deciding.length === 1 ? 'that is' : 'those are'} right.`;
  return [`the configuration has ${count}:`, ...lines, ...(deciding.length > 0 ? [later] : [])].join('\n');
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
