export {
  type PlanFormQuery,
  type PlanFormResult,
  type PlanFormView,
  type PlanProblem,
  readPlanForm,
} from './planForm.js';
export type { PlanObstacle, PlanObstacleResult, PlanOffer } from './planStanding.js';
export { type PlanInput, type SubmitPlanResult, submitPlan } from './submitPlan.js';
