export { type DecisionObstacle, decisionObstacle } from './decision.js';
export { type Policy, type PolicyRule, policySchema } from './policy.js';
export { type ParsedPolicy, type PolicyProblem, parsePolicy } from './policyFile.js';
export { isOnList, noRuleFits, type Route, routeRequest } from './routing.js';
