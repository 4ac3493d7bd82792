export { type AdministrateResult, administrate, type FailedRequestAction } from './administrate.js';
export { alertAdministrators, askApprovers, openApproverCopy } from './askApprovers.js';
export { claim, type DecideResult, type DecisionInput, decide, type RequestTarget } from './decide.js';
export type { Desk } from './desk.js';
export { copyRefresh } from './followUps.js';
export {
  choicesOnOneCard,
  choicesOnOnePage,
  type LocationFormQuery,
  type LocationFormResult,
  type LocationFormView,
  readLocationForm,
} from './locationForm.js';
export { noteShown, type Shown } from './noteShown.js';
export * from './ports/index.js';
export { type Progress, recordProgress } from './recordProgress.js';
export { answerInPersonalChat, rememberContact } from './rememberContact.js';
export {
  type CardMessage,
  type InputProblem,
  type LocationChangeInput,
  type SubmitResult,
  submitLocationChange,
} from './submitLocationChange.js';
export {
  listRequests,
  type RequestList,
  type RequestView,
  requestsOnOneCard,
  type ViewResult,
  viewOf,
  viewRequest,
} from './viewRequest.js';
export { type WithdrawResult, withdraw, withdrawWaiting } from './withdraw.js';
