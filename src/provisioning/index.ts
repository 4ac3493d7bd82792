export {
  type Capabilities,
  type Capability,
  type CheckOptions,
  type LicenceStock,
  type NumberListing,
  type NumberPage,
  type NumberReader,
  type OperationState,
  type Provisioning,
  type StepCheck,
  type StopCode,
  stopCodes,
  type TenantNumber,
  type WriteTaken,
} from './capabilities.js';
export {
  type LocationsFileProblem,
  type ParsedLocations,
  parseLocations,
  requiredColumns,
} from './catalogue/locationsCsv.js';
export type { GrantsState } from './graph/callerIdGrants.js';
export type { EffectivePolicy } from './graph/callerIdPolicies.js';
export {
  type GraphProvisioning,
  type GraphProvisioningOptions,
  graphProvisioning,
} from './graphProvisioning.js';
export {
  lookAtStep,
  type RunnerTimes,
  type StepResult,
  usualTimes,
  type WriteState,
  writeStep,
} from './runner.js';
