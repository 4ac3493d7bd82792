export { confirmedByRequest } from './confirmedByRequest.js';
export {
  type ConfirmationObstacle,
  type ConfirmLocationResult,
  confirmationObstacles,
  confirmLocation,
} from './confirmLocation.js';
export { type DueBecause, daysToFirstQuestion, dueOf, holds, nextReminderAt } from './due.js';
export { type KeptConfirmations, keepConfirmations, type LookOptions } from './keepConfirmations.js';
export type { LocationShown } from './locationShown.js';
export { lastKnown, moveBetween } from './moves.js';
export { readReminder } from './readReminder.js';
