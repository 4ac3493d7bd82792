import type { ApproverList, EmergencyLocationChange } from '../requests/index.js';
import { sameAddress } from '../telephony/index.js';
import type { Policy, PolicyRule } from './policy.js';

/** What policy says about a request: the rule's name, and who is asked (null: nobody, it goes through). */
export interface Route {
  readonly rule: string;
  readonly approvers: ApproverList | null;
}

/** Name of the route that is taken where no rule of the policy fits. */
export const noRuleFits = 'no-rule-fits';

/**
 * Who must say yes to this change. The first rule that fits decides. A site without approvers of its own, and a change
 * that no rule fits, go to the fall-back approvers: never a dead end, never approved by accident.
 */
export function routeEmergencyLocationChange(policy: Policy, change: EmergencyLocationChange): Route {
  const rule = policy.requests.emergencyLocationChange.find((candidate) => fits(candidate, change));
  if (rule === undefined) return { rule: noRuleFits, approvers: policy.approvers.fallback };
  if (rule.approval === 'automatic') return { rule: rule.name, approvers: null };
  const own = rule.approval === 'siteApprovers' ? policy.approvers.sites[change.to.site] : undefined;
  const hasOwn = own !== undefined && own.people.length + own.groups.length > 0;
  return { rule: rule.name, approvers: hasOwn ? own : policy.approvers.fallback };
}

function fits(rule: PolicyRule, change: EmergencyLocationChange): boolean {
  const when = rule.when;
  if (when === undefined) return true;
  if (when.change !== undefined) {
    const within = change.from !== null && sameAddress(change.from, change.to);
    if ((when.change === 'withinAddress') !== within) return false;
  }
  if (when.countries !== undefined && !when.countries.includes(change.country)) return false;
  return when.sites === undefined || when.sites.includes(change.to.site);
}

/** True if a person with these group memberships is on the list. Ids are compared in lower case. */
export function isOnList(list: ApproverList, person: string, memberOf: readonly string[]): boolean {
  return list.people.includes(person) || list.groups.some((group) => memberOf.includes(group));
}
