export { type CallerIdPolicy, callerIdPolicyType } from './callerId.js';
export {
  type EmergencyLocation,
  locationAddress,
  locationName,
  sameAddress,
} from './emergencyLocation.js';
export { locationNeededAtAssignment } from './emergencyLocationRules.js';
export {
  type GroupId,
  groupId,
  isGuid,
  type LocationId,
  locationId,
  type PersonId,
  type PersonRef,
  personId,
  type TenantId,
  tenantId,
} from './identity.js';
export type { LicenceProduct } from './licenceProduct.js';
export { type AssignedPlan, type CallingLicences, callingLicences } from './licences.js';
export { type LocationChangeObstacle, locationChangeObstacle } from './locationChangeReadiness.js';
export { searchText, searchWords } from './locationSearch.js';
export type { NumberAssignment, NumberType } from './numberAssignment.js';
export type { Person } from './person.js';
export {
  type CountryCode,
  countryOfNumber,
  type E164,
  formatTelephoneNumber,
  parseE164,
} from './telephoneNumber.js';
