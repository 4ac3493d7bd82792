import { callingLicences } from './licences.js';
import type { NumberAssignment } from './numberAssignment.js';
import type { Person } from './person.js';

/** Why a person can't change their number's emergency location here; each has its own answer in the chat. */
export type LocationChangeObstacle =
  | 'noTeamsPhone'
  | 'noCallingPlan'
  | 'noNumber'
  | 'numberPending'
  | 'operatorConnect'
  | 'directRouting'
  | 'locationNotChangeable'
  | 'countryUnknown'
  | 'noLocations'
  /** The only location of the country is the one that is shown. */
  | 'noOtherLocation';

/**
 * The first obstacle in the order in which a person can do something about it, or null when the form can be shown.
 * `locationsInCountry` counts the validated locations in the number's country.
 * Rules: a Calling Plan number needs Teams Phone first, then a plan; whether a location can be changed is a fact of the
 * number (`supportedCustomerActions`); for Operator Connect the operator owns the address; Direct Routing numbers take
 * theirs from the network.
 */
export function locationChangeObstacle(
  person: Person,
  number: NumberAssignment | null,
  locationsInCountry: number,
): LocationChangeObstacle | null {
  if (number === null) {
    const licences = callingLicences(person.plans);
    if (!licences.teamsPhone) return 'noTeamsPhone';
    if (licences.callingPlan === 'none') return 'noCallingPlan';
    return 'noNumber';
  }
  if (number.numberType === 'operatorConnect') return 'operatorConnect';
  if (number.numberType === 'directRouting') return 'directRouting';
  const licences = callingLicences(person.plans);
  if (!licences.teamsPhone) return 'noTeamsPhone';
  if (licences.callingPlan === 'none') return 'noCallingPlan';
  if (!number.locationChangeable) return 'locationNotChangeable';
  if (number.pending) return 'numberPending';
  if (number.country === null) return 'countryUnknown';
  return locationsInCountry === 0 ? 'noLocations' : null;
}
