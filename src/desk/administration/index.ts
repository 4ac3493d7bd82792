export { type Findings, findAnything, findingsOnOneCard } from './findAnything.js';
export { isAdministrator, type NotAnAdministrator } from './isAdministrator.js';
export {
  type AskReadinessResult,
  askReadiness,
  peopleLookedAt,
  type ReadinessRow,
  readReadinessFor,
  readReadinessOf,
} from './readinessOfMany.js';
export { type LicencesLeft, readStockView, type StockView } from './readStock.js';
export {
  readStopped,
  readUnanswered,
  type StoppedList,
  stoppedPage,
  type UnansweredList,
} from './readStopped.js';
