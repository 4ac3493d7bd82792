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
export {
  type CallingPlan,
  callingPlans,
  type LicenceOffers,
  licenceOfferFor,
  licenceProductsFor,
} from './licenceOffers.js';
export { type Policy, policySchema } from './policy.js';
export { type ParsedPolicy, type PolicyProblem, parsePolicy } from './policyFile.js';
export { type Retention, retentionSchema } from './retention.js';
export {
  asksManager,
  cappedRules,
  groupsAskedFor,
  isOnList,
  listOfStage,
  noRuleFits,
  type Route,
  type RouteFacts,
  routeRequest,
} from './routing.js';
export { fewestApprovers, type StageStanding, stageStanding } from './stages.js';
export { endOfQuiet, gatheredAt, isQuiet, waitingTimesOf } from './waiting.js';
export type { QuietTimes, WaitingRules, WaitingTimes } from './waitingRules.js';
