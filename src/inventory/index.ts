export {
  type DigitPattern,
  digitsTyped,
  fewestDigitsAnywhere,
  reversedDigits,
  withoutTrunkPrefix,
} from './digits.js';
export { type DriftKind, driftKinds, driftOf, type NumberDrift } from './drift.js';
export {
  isFree,
  type NumberFacts,
  type NumberState,
  numberState,
  numberStates,
} from './numberFacts.js';
export { assigned, type Observation, observed, released, settlingMs } from './observation.js';
export {
  countryPool,
  groupFits,
  type NumberGroup,
  type NumberPool,
  type NumberRules,
  type PoolAudience,
  type PoolMatch,
  poolsFor,
} from './pools.js';
export { restUntil } from './rest.js';
export { isLow, type PoolStock, stockChanges } from './stock.js';
export { holderShown, type NumberHolder, type TenantNumber } from './tenantNumber.js';
