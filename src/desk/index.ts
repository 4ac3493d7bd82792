export {
  type AddressCreatedResult,
  type AddressDuplicates,
  type AddressFormProblem,
  type AddressFormQuery,
  type AddressFormView,
  type AddressInput,
  type AddressObstacle,
  type AddressTask,
  addressCreated,
  type CreatedAddressInput,
  type CreatedAddressProblem,
  type NoAddressLine,
  newAddressTask,
  readAddressForm,
  type SubmitAddressResult,
  submitAddress,
} from './addresses/index.js';
export { type AdministrateResult, administrate, type FailedRequestAction } from './administrate.js';
export * from './administration/index.js';
export * from './approvals/index.js';
export { alertAdministrators, askApprovers, openApproverCopy } from './askApprovers.js';
export * from './callerId/index.js';
export * from './callingPlan/index.js';
export {
  type ConfirmationObstacle,
  type ConfirmLocationResult,
  confirmationObstacles,
  confirmLocation,
  type DueBecause,
  daysToFirstQuestion,
  dueOf,
  holds,
  type KeptConfirmations,
  keepConfirmations,
  type LocationShown,
  type LookOptions,
  lastKnown,
  moveBetween,
  nextReminderAt,
  readReminder,
} from './confirmations/index.js';
export { claim, type DecideResult, type DecisionInput, decide, type RequestTarget } from './decide.js';
export type { Desk } from './desk.js';
export { isEditableBy } from './editRequest.js';
export { emergencyCountryOf } from './emergencyCountry.js';
export { type FindPersonResult, findPerson, type MayAskFor } from './findPerson.js';
export { copyRefresh } from './followUps.js';
export { type FormContext, newForm, type SubmittedForm } from './formContext.js';
export {
  acknowledgeDrift,
  blockNumber,
  checkStock,
  type FoundNumbers,
  type InventoryDesk,
  type KeepResult,
  readDrift,
  readStock,
  type SyncDesk,
  type SyncOptions,
  type SyncResult,
  searchNumbers,
  syncNumbers,
  tagNumber,
  tellDrift,
  tellLowStock,
  unblockNumber,
} from './inventory/index.js';
export * from './line/index.js';
export {
  choicesOnOneCard,
  choicesOnOnePage,
  type LocationFormQuery,
  type LocationFormResult,
  type LocationFormView,
  readLocationForm,
} from './locationForm.js';
export { noteShown, type Shown } from './noteShown.js';
export * from './notifications/index.js';
export * from './numbers/index.js';
export { anyNumber, everyCity, type NumberWish } from './numberWish.js';
export { holdersOfOwnViews, type OwnView, readOwnView } from './ownView.js';
export * from './ports/index.js';
export * from './queue/index.js';
export { reasonFits } from './reasonNeeded.js';
export { type Progress, recordProgress } from './recordProgress.js';
export { answerInPersonalChat, rememberContact } from './rememberContact.js';
export { type RoutingDesk, routeFacts } from './routeOf.js';
export { type CardMessage, type CheckedRequest, type StoreResult, storeRequest } from './storeRequest.js';
export {
  type InputProblem,
  type LocationChangeInput,
  type SubmitResult,
  submitLocationChange,
} from './submitLocationChange.js';
export {
  latestFinishedRequest,
  listRequests,
  openRequestsOf,
  type RequestList,
  type RequestView,
  requestsOnOneCard,
  type ViewResult,
  viewOf,
  viewRequest,
} from './viewRequest.js';
export {
  type DeadlineResult,
  type DueReminder,
  escalate,
  expire,
  readDueReminder,
  remindApprovers,
  settleReminder,
} from './waiting/index.js';
export * from './webhooks/index.js';
export { wentToOthers } from './wentToOthers.js';
export { type LineAbout, type WhoseLine, whoseLine } from './whoseLine.js';
export { type WithdrawResult, withdraw, withdrawWaiting } from './withdraw.js';
