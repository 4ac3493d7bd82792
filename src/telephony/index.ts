export {
  type AddressProblem,
  addressLengths,
  type CheckedAddress,
  checkAddress,
} from './addressCheck.js';
export {
  type AddressField,
  type AddressFormat,
  addressFormat,
  postalCodeNames,
  regionNames,
} from './addressFormat.js';
export { addressInText } from './addressInText.js';
export { type CallerIdPolicy, type CallerIdShown, callerIdPolicyType } from './callerId.js';
export { type City, cityAt } from './cityNames.js';
export {
  type AddressNeeded,
  type CallingAvailability,
  type CallingOffer,
  countriesWithData,
  countryDataOrigin,
  type EmergencyRules,
  type FactOrigin,
  type OfferedPlan,
  type PayAsYouGoZone,
} from './countries.js';
export { allCountries, countryOfCode } from './countryCodes.js';
export { countryName } from './countryNames.js';
export {
  type AmendedOffer,
  type CountryOverride,
  type CountryOverrides,
  callingAvailability,
  idleOverrides,
} from './countryOverrides.js';
export { type CountryFound, findCountry } from './countrySearch.js';
export {
  type EmergencyLocation,
  locationAddress,
  locationName,
  sameAddress,
} from './emergencyLocation.js';
export { locationNeededAtAssignment } from './emergencyLocationRules.js';
export {
  type EmergencyNumbers,
  type EmergencyService,
  emergencyNumbersOf,
  emergencyServices,
} from './emergencyNumbers.js';
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
export { confirmationDueAt, confirmationIsDue } from './locationConfirmation.js';
export { otherCityNames, searchText, searchWords } from './locationSearch.js';
export type { NumberAssignment, NumberType } from './numberAssignment.js';
export { type CallingPlanStock, numberQuota, numbersLeft } from './numberQuota.js';
export type { Person } from './person.js';
export {
  isFloorWord,
  isRelativeWord,
  type PlaceText,
  type PlaceWord,
  partOfSite,
  placeWords,
  readPlaceText,
} from './placeText.js';
export { type Readiness, readinessChecks, readinessOf } from './readiness.js';
export type {
  PersonsLine,
  ReadinessAction,
  ReadinessAnswer,
  ReadinessCheck,
  ReadinessCheckOf,
  ReadinessFacts,
  ReadinessQuestion,
  ReadinessWeight,
} from './readinessQuestions.js';
export { type Likeness, likeness, samePlace, wordsOfAddress } from './similarAddress.js';
export { houseNumberFirst, partedStreet, streetLine } from './streetLine.js';
export {
  type CountryCode,
  callingCodeOf,
  countryOfNumber,
  type E164,
  formatTelephoneNumber,
  parseE164,
} from './telephoneNumber.js';
export { type NewAddress, noAddress, type TypedAddress } from './typedAddress.js';
