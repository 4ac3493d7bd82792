import type { RequestKind } from '../requests/index.js';
import type { ChangeName, PolicyRule } from './approvalRules.js';

/** What the conditions of a rule look at. */
export interface RuleFacts {
  readonly kind: RequestKind;
  readonly changes: ReadonlySet<ChangeName>;
  /** Null for a kind that belongs to no country. */
  readonly country: string | null;
  /** Null where the request names none. */
  readonly site: string | null;
  /** Of the person whose line it is. */
  readonly department: string | null;
  /** Groups of the requester, of those that the rules name; lower case. */
  readonly requesterGroups: ReadonlySet<string>;
  readonly onBehalf: boolean;
}

/** A condition that a request doesn't meet: what the rule wants, and what the request has. */
export interface UnmetCondition {
  readonly condition: keyof NonNullable<PolicyRule['when']>;
  readonly wanted: readonly string[];
  readonly given: readonly string[];
}

/** The first condition of a rule that the request doesn't meet; null where the rule fits. */
export function unmetCondition({ when }: Pick<PolicyRule, 'when'>, facts: RuleFacts): UnmetCondition | null {
  if (when === undefined) return null;
  const { changes, country, site, department, requesterGroups, onBehalf } = facts;
  const lists = [
    ['change', when.change === undefined ? undefined : [when.change].flat(), [...changes]],
    ['countries', when.countries, ofOne(country)],
    ['sites', when.sites, ofOne(site)],
    ['departments', when.departments, ofOne(department)],
    ['requesterGroups', when.requesterGroups, [...requesterGroups]],
    ['onBehalf', when.onBehalf === undefined ? undefined : [String(when.onBehalf)], [String(onBehalf)]],
  ] as const;
  for (const [condition, wanted, given] of lists) {
    if (wanted === undefined || given.some((value) => wanted.some((other) => other === value))) continue;
    return { condition, wanted, given };
  }
  return null;
}

const ofOne = (value: string | null): readonly string[] => (value === null ? [] : [value]);
