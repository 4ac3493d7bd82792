export type { EmergencyLocations, NumberReader } from './capabilities.js';
export {
  type LocationsFileProblem,
  type ParsedLocations,
  parseLocations,
  requiredColumns,
} from './catalogue/locationsCsv.js';
export { graphTenant } from './graph/graphTenant.js';
export { checkStep, type StepFailure, type StepResult, type WriteState, writeStep } from './locationStep.js';
