export {
  type EmergencyLocationChange,
  emergencyLocationChangeSchema,
  type LocationSnapshot,
  reasonMaxLength,
  snapshotOf,
} from './emergencyLocationChange.js';
export {
  isOver,
  nextState,
  type RequestEventType,
  type RequestState,
  requestEventTypes,
  requestStates,
} from './life.js';
export {
  type Actor,
  type ActorRole,
  type ApproverList,
  concerns,
  type Decision,
  type Failure,
  type LineRequest,
  type RequestDetails,
  type RequestEvent,
  type RequestId,
  type RequestKind,
} from './lineRequest.js';
export { type Plan, type PlanStep, planFor, type SetEmergencyLocationStep } from './plan.js';
