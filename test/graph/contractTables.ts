import { type GraphCall, graphCalls } from '../../src/graph/index.js';

const calls: readonly GraphCall<unknown, unknown>[] = Object.values(graphCalls);

/** The contract as the table of docs/graph.md. `used`: the calls that are made today; the others are laid for later. */
export function graphTable(used: ReadonlySet<string>): string {
  const rows = calls.map(({ name, method, path, statuses, permission, why, source }) => {
    const cells = [
      `[\`${name}\`](${source})`,
      `\`${method} ${path}\``,
      statuses.join(', '),
      permissionsOf(permission).join(', '),
      used.has(name) ? why : `${why} (not used yet)`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| call | route | success | permission | why |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** The application permissions that the calls of today need, and for what. */
export function permissionTable(used: ReadonlySet<string>): string {
  const needs = new Map<string, string[]>();
  for (const { name, permission } of calls.filter((call) => used.has(call.name))) {
    for (const each of permissionsOf(permission))
      needs.set(each, [...(needs.get(each) ?? []), `\`${name}\``]);
  }
  const rows = [...needs].map(([permission, names]) => `| ${permission} | ${names.join(', ')} |`);
  return ['| permission | needed by |', '|---|---|', ...rows].join('\n');
}

const permissionsOf = (permission: string) => permission.split(' and ').map((each) => `\`${each}\``);
