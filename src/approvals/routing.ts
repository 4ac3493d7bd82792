import type { ApproverList, RequestDetails } from '../requests/index.js';
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
 * Who must say yes to this request. The first rule that fits decides. A site without approvers of its own, a request that
 * belongs to no site, and one that no rule fits go to the fall-back approvers: never a dead end, never approved by
 * accident.
 */
export function routeRequest(policy: Policy, details: RequestDetails): Route {
  const rule = policy.requests[details.kind].find((candidate) => fits(candidate, details));
  if (rule === undefined) return { rule: noRuleFits, approvers: policy.approvers.fallback };
  if (rule.approval === 'automatic') return { rule: rule.name, approvers: null };
  const site = rule.approval === 'siteApprovers' ? siteOf(details) : null;
  const own = site === null ? undefined : policy.approvers.sites[site];
  const hasOwn = own !== undefined && own.people.length + own.groups.length > 0;
  return { rule: rule.name, approvers: hasOwn ? own : policy.approvers.fallback };
}

function fits(rule: PolicyRule, details: RequestDetails): boolean {
  const when = rule.when;
  if (when === undefined) return true;
  if (when.change !== undefined) {
    const within =
      details.kind === 'emergencyLocationChange' &&
      details.from !== null &&
      sameAddress(details.from, details.to);
    if ((when.change === 'withinAddress') !== within) return false;
  }
  if (when.countries !== undefined) {
    const country = details.kind === 'callerIdChange' ? null : details.country;
    if (country === null || !when.countries.includes(country)) return false;
  }
  const site = siteOf(details);
  return when.sites === undefined || (site !== null && when.sites.includes(site));
}

/** The site that the line will belong to, by its emergency location; null where the request names none. */
function siteOf(details: RequestDetails): string | null {
  switch (details.kind) {
    case 'emergencyLocationChange':
      return details.to.site;
    case 'numberRequest':
    case 'numberChange':
      return details.location?.site ?? null;
    case 'numberRelease':
      return details.from.location?.site ?? null;
    case 'callerIdChange':
    case 'callingPlanChange':
      return null;
    default:
      return details satisfies never;
  }
}

/** True if a person with these group memberships is on the list. Ids are compared in lower case. */
export function isOnList(list: ApproverList, person: string, memberOf: readonly string[]): boolean {
  return list.people.includes(person) || list.groups.some((group) => memberOf.includes(group));
}
