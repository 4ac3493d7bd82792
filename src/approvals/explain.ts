import type { Policy } from './policy.js';
import { noRuleFits, type Route, routeSketched, type SketchedFacts } from './routing.js';
import { type UnmetCondition, unmetCondition } from './ruleFit.js';

/** What became of one rule: it decided, it was never looked at, or the first of its conditions that isn't met. */
export type RuleVerdict =
  | { readonly rule: string; readonly verdict: 'decides' | 'notReached' }
  | { readonly rule: string; readonly verdict: 'doesNotFit'; readonly unmet: UnmetCondition };

/** Who would be asked, and why: a verdict for each rule of the kind, in their order. */
export interface Explanation {
  readonly verdicts: readonly RuleVerdict[];
  readonly route: Route;
  /** The rule approves by itself, but this person has used up its cap. */
  readonly usedUp: boolean;
}

/** Why a request goes where it goes, rule by rule. */
export function explainRoute(policy: Policy, facts: SketchedFacts): Explanation {
  const route = routeSketched(policy, facts);
  let decided = false;
  const verdicts = policy.requests[facts.kind].map((rule): RuleVerdict => {
    if (decided) return { rule: rule.name, verdict: 'notReached' };
    const unmet = unmetCondition(rule, facts);
    if (unmet !== null) return { rule: rule.name, verdict: 'doesNotFit', unmet };
    decided = true;
    return { rule: rule.name, verdict: 'decides' };
  });
  const usedUp = route.rule !== noRuleFits && route.cap !== null && facts.usedUp.has(route.rule);
  return { verdicts, route, usedUp };
}
