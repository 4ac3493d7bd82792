import { type Policy, type PolicyRule, placesInPolicy, unreachableRules } from '../approvals/index.js';
import type { Directory } from '../desk/index.js';
import { requestKinds } from '../requests/index.js';
import { groupId, isGuid, personId } from '../telephony/index.js';
import { unresolvedApprovers } from './policySource.js';

/** Something about a policy that is worth a line. `line` is that of the file; null for none. */
export interface PolicyFinding {
  readonly line: number | null;
  readonly text: string;
}

/** What is wrong with the policy, and what is only worth knowing. */
export interface PolicyFindings {
  readonly problems: readonly PolicyFinding[];
  readonly notes: readonly PolicyFinding[];
}

/** Rules that no request ever comes to. */
export function ruleProblems(policy: Policy, text: string): readonly PolicyFinding[] {
  const lineOf = placesInPolicy(text);
  return unreachableRules(policy).map(({ kind, index, name, behind }) => {
    const why =
      behind.length === 0
        ? 'no request of this kind can fit it'
        : `${behind.join(', ')} ${behind.length === 1 ? 'takes' : 'take'} all of its requests`;
    return { line: lineOf(['requests', kind, index]), text: `rule "${name}" can never decide: ${why}` };
  });
}

/** People, groups and lists that lead to nobody. Throws what the directory throws. */
export async function directoryProblems(
  policy: Policy,
  text: string,
  directory: Directory,
): Promise<readonly PolicyFinding[]> {
  const lineOf = placesInPolicy(text);
  const problems: PolicyFinding[] = [];
  const known = new Map<string, Promise<string | null>>();
  for (const { kind, id, path } of idsIn(policy, [])) {
    const key = `${kind} ${id}`;
    const fault = known.get(key) ?? faultOf(directory, kind, id);
    known.set(key, fault);
    const words = await fault;
    if (words !== null) {
      problems.push({ line: lineOf(path), text: `${path.map(String).join('.')}: ${words}` });
    }
  }
  for (const unresolved of await unresolvedApprovers(policy, directory)) {
    problems.push({ line: lineOf(pathOfList(unresolved)), text: unresolved });
  }
  return problems;
}

async function faultOf(directory: Directory, kind: 'person' | 'group', id: string): Promise<string | null> {
  if (kind === 'group') {
    return (await directory.groupExists(groupId(id))) ? null : `the directory knows no group ${id}`;
  }
  const person = await directory.person(personId(id));
  if (person === null) return `the directory knows nobody of the id ${id}`;
  return person.accountEnabled ? null : `the account of ${person.name} is disabled`;
}

interface NamedId {
  readonly kind: 'person' | 'group';
  readonly id: string;
  readonly path: readonly PropertyKey[];
}

const kindOfKey: Readonly<Record<string, NamedId['kind']>> = {
  people: 'person',
  groups: 'group',
  requesterGroups: 'group',
  group: 'group',
};

/** Every person and group that the policy names, whatever the section: their keys are called the same everywhere. */
function* idsIn(value: unknown, path: readonly PropertyKey[]): Generator<NamedId> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, below] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    const kind = kindOfKey[key];
    const ids = kind === undefined ? [] : [below].flat();
    for (const [index, id] of ids.entries()) {
      if (kind === undefined || typeof id !== 'string' || !isGuid(id)) continue;
      yield { kind, id, path: Array.isArray(below) ? [...path, step, index] : [...path, step] };
    }
    if (ids.length === 0) yield* idsIn(below, [...path, step]);
  }
}

/** `approvers.sites.Berlin: nobody …` names its list; a site's name may hold dots and colons itself. */
function pathOfList(sentence: string): readonly PropertyKey[] {
  const name = sentence.slice(0, sentence.lastIndexOf(':'));
  const site = /^approvers\.sites\.(.+)$/s.exec(name)?.[1];
  return site === undefined ? name.split('.') : ['approvers', 'sites', site];
}

/**
 * Which sites have no approvers of their own although rules ask for them, and which names of sites no place has.
 * @param sites those of the catalogue
 */
export function siteNotes(policy: Policy, text: string, sites: readonly string[]): readonly PolicyFinding[] {
  const lineOf = placesInPolicy(text);
  const known = new Set(sites);
  const notes: PolicyFinding[] = [];
  const asked = requestKinds.some((kind) => policy.requests[kind].some(asksSites));
  const without = [...known].filter((site) => {
    const own = policy.approvers.sites[site];
    return own === undefined || own.people.length + own.groups.length === 0;
  });
  if (asked && without.length > 0) {
    const names = without.toSorted((one, other) => one.localeCompare(other)).join(', ');
    notes.push({
      line: lineOf(['approvers', 'sites']),
      text: `sites without approvers of their own, for which the fall-back approvers are asked: ${names}`,
    });
  }
  const unknown = (site: string, path: readonly PropertyKey[]) => {
    if (!known.has(site)) notes.push({ line: lineOf(path), text: `no place is of a site "${site}"` });
  };
  for (const site of Object.keys(policy.approvers.sites)) unknown(site, ['approvers', 'sites', site]);
  for (const kind of requestKinds) {
    for (const [index, { when }] of policy.requests[kind].entries()) {
      for (const [at, site] of (when?.sites ?? []).entries()) {
        unknown(site, ['requests', kind, index, 'when', 'sites', at]);
      }
    }
  }
  return notes;
}

const asksSites = ({ approval }: PolicyRule): boolean =>
  typeof approval === 'string'
    ? approval === 'siteApprovers'
    : approval.stages.some(({ from }) => from.some((source) => 'site' in source));
