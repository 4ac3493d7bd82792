export { type ChangeName, changeNames, type PolicyRule } from './approvalRules.js';
export {
  type CallerIdOffer,
  type CallerIdOffers,
  isOfferedTo,
  offerOfPolicy,
  ownNumberChoice,
} from './callerIdOffers.js';
export { changesOf, countryOf, siteOf } from './changes.js';
export { type DecisionObstacle, decisionObstacle } from './decision.js';
export type { EmergencyLocationRules } from './emergencyLocationRules.js';
export { type Explanation, explainRoute, type RuleVerdict } from './explain.js';
export {
  type CallingPlan,
  callingPlans,
  type LicenceOffers,
  licenceOfferFor,
  licenceProductsFor,
} from './licenceOffers.js';
export { type Policy, policySchema } from './policy.js';
export { type ParsedPolicy, type PolicyProblem, parsePolicy, placesInPolicy } from './policyFile.js';
export { changesWith, hasCountry, hasSite } from './possibleChanges.js';
export { type Retention, retentionSchema } from './retention.js';
export {
  asksDepartment,
  asksManager,
  cappedRules,
  groupsAskedFor,
  isOnList,
  listOfStage,
  noRuleFits,
  type Route,
  type RouteFacts,
  routeRequest,
  routeSketched,
  type SketchedFacts,
  sketchOf,
} from './routing.js';
export type { UnmetCondition } from './ruleFit.js';
export { fewestApprovers, type StageStanding, stageStanding } from './stages.js';
export { type UnreachableRule, unreachableRules } from './unreachableRules.js';
export { endOfQuiet, gatheredAt, isQuiet, waitingTimesOf } from './waiting.js';
export type { QuietTimes, WaitingRules, WaitingTimes } from './waitingRules.js';
