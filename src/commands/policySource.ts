import { readFileSync } from 'node:fs';
import { type Policy, parsePolicy } from '../approvals/index.js';
import { sourcePath } from '../assets.js';
import type { Directory } from '../desk/index.js';
import { LineDeskError } from '../errors.js';

/**
 * Reads the policy file (null: the one that ships with the product). Throws LineDeskError `policy` with line and reason
 * of everything that is wrong in it.
 */
export function readPolicy(file: string | null): {
  readonly policy: Policy;
  readonly version: string;
  readonly text: string;
} {
  const path = file ?? sourcePath('approvals', 'defaultPolicy.yaml');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new LineDeskError('policy', `the policy file ${path} can't be read`, { cause });
  }
  const parsed = parsePolicy(text);
  if ('policy' in parsed) return { ...parsed, text };
  const lines = parsed.problems.map(({ line, reason }) => `${path}:${line ?? 1}: ${reason}`);
  throw new LineDeskError('policy', `the policy is not valid:\n${lines.join('\n')}`);
}

/**
 * Every list of approvers that the policy may fall back on must lead to somebody with an enabled account. Returns what is
 * wrong, one sentence each.
 */
export async function unresolvedApprovers(policy: Policy, directory: Directory): Promise<string[]> {
  const lists = [
    ['approvers.fallback', policy.approvers.fallback],
    ['administrators', policy.administrators],
    ...Object.entries(policy.approvers.sites)
      .filter(([, list]) => list.people.length + list.groups.length > 0)
      .map(([site, list]) => [`approvers.sites.${site}`, list] as const),
  ] as const;
  const problems: string[] = [];
  for (const [name, list] of lists) {
    if ((await directory.peopleOnList(list)).length === 0)
      problems.push(`${name}: nobody with an enabled account`);
  }
  return problems;
}
