export type { CallerIdChoice, CallerIdNow } from './callerIdChoices.js';
export {
  type CallerIdFormResult,
  type CallerIdFormView,
  type CallerIdQuery,
  type CallerIdRefused,
  type HideYourself,
  readCallerIdForm,
} from './callerIdForm.js';
export { type NoCalls, readCallerIdNow } from './callerIdLine.js';
export {
  type CallerIdInput,
  type CallerIdProblem,
  type CallerIdResult,
  submitCallerIdChange,
} from './submitCallerIdChange.js';
