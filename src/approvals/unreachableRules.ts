import { type RequestKind, requestKinds } from '../requests/index.js';
import type { PolicyRule } from './approvalRules.js';
import type { Policy } from './policy.js';
import { hasCountry, hasSite, possibleChanges } from './possibleChanges.js';
import { type RuleFacts, unmetCondition } from './ruleFit.js';

/** A rule that no request ever comes to. `behind`: the earlier rules that take them all; empty: none could fit anyway. */
export interface UnreachableRule {
  readonly kind: RequestKind;
  /** Its place among the rules of this kind, from 0. */
  readonly index: number;
  readonly name: string;
  readonly behind: readonly string[];
}

/** All rules that can never decide about a request. */
export function unreachableRules(policy: Policy): readonly UnreachableRule[] {
  return requestKinds.flatMap((kind) =>
    policy.requests[kind].flatMap((rule, index, rules) => {
      const behind = new Set<string>();
      for (const facts of hardestCases(kind, rule)) {
        const taker = rules.slice(0, index).find((earlier) => unmetCondition(earlier, facts) === null);
        if (taker === undefined) return [];
        behind.add(taker.name);
      }
      return [{ kind, index, name: rule.name, behind: [...behind] }];
    }),
  );
}

/**
 * The requests that fit the rule and that earlier rules are the least likely to take. Where the rule doesn't say, it is a
 * country, site, department or group that no rule names: an earlier rule that takes even that takes all.
 */
function* hardestCases(kind: RequestKind, rule: PolicyRule): Generator<RuleFacts> {
  const { countries, sites, departments, requesterGroups } = rule.when ?? {};
  for (const changes of possibleChanges(kind)) {
    for (const onBehalf of [false, true]) {
      for (const country of hasCountry(kind) ? (countries ?? [null]) : [null]) {
        for (const site of hasSite(kind) ? (sites ?? [null]) : [null]) {
          for (const department of departments ?? [null]) {
            for (const group of requesterGroups ?? [null]) {
              const groups = new Set(group === null ? [] : [group]);
              const facts = { kind, changes, onBehalf, country, site, department, requesterGroups: groups };
              if (unmetCondition(rule, facts) === null) yield facts;
            }
          }
        }
      }
    }
  }
}
