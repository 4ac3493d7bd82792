export { numbersOnOnePage } from './freeNumberSearch.js';
export type { NumberProblem } from './numberChoice.js';
export type { NoNumberForm, NumberObstacle, NumberObstacleResult } from './numberLine.js';
export type { NumberPlaces } from './numberPlaces.js';
export {
  type NumberFormQuery,
  type NumberFormView,
  readNumberForm,
  type WishProblem,
} from './readNumberForm.js';
export {
  type ReleaseFormView,
  readReleaseForm,
  type SubmitReleaseResult,
  submitRelease,
} from './releaseNumber.js';
export { type NumberInput, type SubmitNumberResult, submitNumber } from './submitNumber.js';
export type { WishedDigits } from './wishedDigits.js';
