import type {
  ApprovalNeed,
  ApprovalStage,
  ApproverList,
  ApproverSource,
  RequestDetails,
} from '../requests/index.js';
import type { PersonId } from '../telephony/index.js';
import type { PolicyRule, PolicySource, PolicyStage } from './approvalRules.js';
import { changesOf, countryOf, siteOf } from './changes.js';
import type { Policy } from './policy.js';
import { type RuleFacts, unmetCondition } from './ruleFit.js';

/** What policy looks at, beside what is asked. */
export interface RouteFacts {
  readonly details: RequestDetails;
  /** Of the person whose line it is. */
  readonly department: string | null;
  readonly manager: PersonId | null;
  /** Groups of the requester, of those that `groupsAskedFor` names; lower case. */
  readonly requesterGroups: ReadonlySet<string>;
  readonly onBehalf: boolean;
  /** Rules whose cap of automatic approvals this person has used up. */
  readonly usedUp: ReadonlySet<string>;
}

/** The same about a request that needn't be there: only what rules look at is known of it. */
export interface SketchedFacts extends RuleFacts, Pick<RouteFacts, 'manager' | 'usedUp'> {}

/** What rules look at in a request. */
export function sketchOf({ details, ...facts }: RouteFacts): SketchedFacts {
  const { kind } = details;
  return { ...facts, kind, changes: changesOf(details), country: countryOf(details), site: siteOf(details) };
}

/** What policy says about a request: the rule's name, and who is asked stage by stage (null: nobody, it goes through). */
export interface Route {
  readonly rule: string;
  readonly stages: readonly ApprovalStage[] | null;
  /** What a reason has to look like, where one has to be given. */
  readonly reason: NonNullable<PolicyRule['reason']> | null;
  /** The cap of the rule, for an automatic approval. */
  readonly cap: NonNullable<PolicyRule['cap']> | null;
}

/** Name of the route that is taken where no rule of the policy fits. */
export const noRuleFits = 'no-rule-fits';

/**
 * Who must say yes to this request. The first rule that fits decides. A source without anybody (a site without approvers of
 * its own, a person without a manager) is left out, and a stage in which nobody is left goes to the fall-back approvers:
 * never a dead end, never approved by accident.
 */
export function routeRequest(policy: Policy, facts: RouteFacts): Route {
  return routeSketched(policy, sketchOf(facts));
}

/** The same for a request of which only what rules look at is known. */
export function routeSketched(policy: Policy, facts: SketchedFacts): Route {
  const rule = policy.requests[facts.kind].find((candidate) => unmetCondition(candidate, facts) === null);
  if (rule === undefined) {
    return { rule: noRuleFits, stages: [fallbackStage(policy, noRuleFits)], reason: null, cap: null };
  }
  const reason = rule.reason ?? null;
  const cap = rule.cap ?? null;
  if (rule.approval === 'automatic') {
    const free = cap === null || !facts.usedUp.has(rule.name);
    return { rule: rule.name, stages: free ? null : [fallbackStage(policy, rule.name)], reason, cap };
  }
  const stages = stagesOf(rule).map((stage) => resolved(policy, stage, facts));
  return { rule: rule.name, stages, reason, cap };
}

/** The groups whose members policy treats otherwise: what has to be asked of the directory about a requester. */
export function groupsAskedFor(policy: Policy, kind: RequestDetails['kind']): readonly string[] {
  return [...new Set(policy.requests[kind].flatMap(({ when }) => when?.requesterGroups ?? []))];
}

/** Whether any rule for this kind looks at the person's department. */
export function asksDepartment(policy: Policy, kind: RequestDetails['kind']): boolean {
  return policy.requests[kind].some(({ when }) => when?.departments !== undefined);
}

/** Whether any rule for this kind asks the person's line manager. */
export function asksManager(policy: Policy, kind: RequestDetails['kind']): boolean {
  return policy.requests[kind].some((rule) =>
    stagesOf(rule).some(({ from }) => from.some((source) => 'manager' in source)),
  );
}

/** Rules that approve by themselves up to a cap, for this kind. */
export function cappedRules(policy: Policy, kind: RequestDetails['kind']) {
  return policy.requests[kind].flatMap(({ name, cap }) => (cap === undefined ? [] : [{ name, ...cap }]));
}

function stagesOf({ name, approval }: PolicyRule): readonly PolicyStage[] {
  switch (approval) {
    case 'automatic':
      return [];
    case 'siteApprovers':
      return [{ name, from: [{ site: true }], need: 'any' }];
    case 'fallbackApprovers':
      return [{ name, from: [{ fallback: true }], need: 'any' }];
    default:
      return approval.stages;
  }
}

function resolved(policy: Policy, stage: PolicyStage, facts: SketchedFacts): ApprovalStage {
  const sources = stage.from.flatMap((source) => sourcesOf(policy, source, facts));
  if (sources.length === 0) return fallbackStage(policy, stage.name);
  return { name: stage.name, sources, need: needOf(stage), handedOn: [] };
}

const needOf = ({ need }: PolicyStage): ApprovalNeed =>
  typeof need === 'string' ? { need } : { need: 'atLeast', count: need.atLeast };

/** A source for each group, so that "one from each" can tell them apart. */
function sourcesOf(policy: Policy, source: PolicySource, facts: SketchedFacts): ApproverSource[] {
  if ('people' in source)
    return [{ from: 'people', name: null, list: { people: source.people, groups: [] } }];
  if ('groups' in source) {
    return source.groups.map((group) => ({
      from: 'groups',
      name: null,
      list: { people: [], groups: [group] },
    }));
  }
  if ('manager' in source) {
    const { manager } = facts;
    return manager === null ? [] : [{ from: 'manager', name: null, list: { people: [manager], groups: [] } }];
  }
  if ('fallback' in source) return [{ from: 'fallback', name: null, list: policy.approvers.fallback }];
  const { site } = facts;
  const own = site === null ? undefined : policy.approvers.sites[site];
  return own === undefined || own.people.length + own.groups.length === 0
    ? []
    : [{ from: 'site', name: site, list: own }];
}

function fallbackStage(policy: Policy, name: string): ApprovalStage {
  return {
    name,
    sources: [{ from: 'fallback', name: null, list: policy.approvers.fallback }],
    need: { need: 'any' },
    handedOn: [],
  };
}

/** Everybody who is asked in a stage, on one list. */
export function listOfStage({ sources }: Pick<ApprovalStage, 'sources'>): ApproverList {
  return {
    people: [...new Set(sources.flatMap(({ list }) => list.people))],
    groups: [...new Set(sources.flatMap(({ list }) => list.groups))],
  };
}

/** True if a person with these group memberships is on the list. Ids are compared in lower case. */
export function isOnList(list: ApproverList, person: string, memberOf: readonly string[]): boolean {
  return list.people.includes(person) || list.groups.some((group) => memberOf.includes(group));
}
