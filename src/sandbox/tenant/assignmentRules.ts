import { allLicences } from '../organisation/licences.js';
import type {
  AssignmentCategory,
  EmergencyLocation,
  NumberAssignment,
  Person,
} from '../organisation/types.js';
import type { Tenant } from './tenant.js';

// Where the law wants a location with every assignment.
const locationNeededIn = new Set(['US', 'CA', 'PR']);

const planIds = (named: (part: string) => boolean): Set<string> =>
  new Set(
    allLicences
      .filter((licence) => named(licence.skuPartNumber))
      .flatMap((licence) => licence.plans.map((plan) => plan.servicePlanId)),
  );
const teamsPhonePlans = planIds((part) => part === 'MCOEV');
const callingPlans = planIds((part) => part.startsWith('MCOPSTN'));

/**
 * Why a number can't be assigned to a person, as the tenant finds out while it works on it.
 *
 * @param wanted the location asked for (null: the one that the number has), and as which of the person's numbers
 * @returns null when nothing stands in the way
 */
export function assignmentObstacle(
  tenant: Tenant,
  number: NumberAssignment,
  person: Person,
  wanted: { locationId: string | null; category: AssignmentCategory },
): string | null {
  const { locationId, category } = wanted;
  const ofCallingPlan = number.numberType === 'callingPlan';
  if (!person.accountEnabled) return `User '${person.id}' is disabled`;
  if (!hasPlan(person, teamsPhonePlans) || (ofCallingPlan && !hasPlan(person, callingPlans))) {
    return `User '${person.id}' lacks appropriate licenses to assign a '${number.numberType}' number`;
  }
  if (ofCallingPlan && person.usageLocation !== number.isoCountryCode) {
    return `The usage location of user '${person.id}' is not the country of the telephone number`;
  }
  const held = tenant.numbers.heldBy(person.id);
  if (category === 'primary' && held.some(({ assignmentCategory }) => assignmentCategory === 'primary')) {
    return `User '${person.id}' has a primary telephone number already`;
  }
  if (locationId === null) {
    return ofCallingPlan && locationNeededIn.has(number.isoCountryCode)
      ? `A location is required to assign a telephone number in ${number.isoCountryCode}`
      : null;
  }
  return locationObstacle(number, tenant.locations.get(locationId.toLowerCase()), locationId);
}

/**
 * Why a number can't have an emergency location.
 *
 * @param location what the tenant has under that id
 * @returns null when nothing stands in the way
 */
export function locationObstacle(
  number: NumberAssignment,
  location: EmergencyLocation | undefined,
  locationId: string,
): string | null {
  if (!location) return `Location '${locationId}' is not found in the tenant`;
  if (location.country !== number.isoCountryCode) {
    return `Location '${locationId}' is not in the country of the telephone number`;
  }
  return location.validated ? null : `The address of location '${locationId}' is not validated`;
}

function hasPlan(person: Person, ids: ReadonlySet<string>): boolean {
  return person.assignedPlans.some(
    ({ servicePlanId, capabilityStatus }) => capabilityStatus === 'Enabled' && ids.has(servicePlanId),
  );
}
