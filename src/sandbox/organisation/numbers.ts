import { pick, type Random } from '../seededRandom.js';
import { stableGuid } from '../stableGuid.js';
import { lineProfiles } from './lineProfile.js';
import type { Staff } from './people.js';
import { type Site, sites } from './sites.js';
import type { ActivationState, AssignmentStatus, EmergencyLocation, NumberAssignment } from './types.js';

const microsoft = '7fc2f2eb-89aa-41d7-93de-73d015d22ff0';
const otherOperator = stableGuid('operator', 'Operator Connect');
const ownCarrier = stableGuid('operator', 'Direct Routing');

/** In these countries a number gets its location when it is assigned, elsewhere when it is acquired. */
export const locationAtAssignment = new Set(['US', 'CA']);

/**
 * Every number of every site: first those that people have, then free ones and special ones in turn, so that each
 * state occurs several times. All lie in ranges kept for fiction where the country keeps one: the Federal Network
 * Agency's for Germany, 555-01xx in North America, Ofcom's drama numbers, Arcep's for France. Switzerland keeps none.
 */
export function generateNumbers(
  random: Random,
  staff: readonly Staff[],
  locations: readonly EmergencyLocation[],
): NumberAssignment[] {
  let spare = 0;
  return sites.flatMap((site) => {
    const usable = locations.filter((location) => location.site === site.name && location.validated);
    const holders = staff.filter((each) => each.site === site && lineProfiles[each.line].number !== null);
    return telephoneNumbers(site).map((telephoneNumber, index) => {
      const holder = holders[index];
      if (holder) return heldNumber(random, telephoneNumber, holder, usable, index);
      spare += 1;
      return spareNumber(telephoneNumber, site, usable[0], spare);
    });
  });
}

function telephoneNumbers({ numbers: { prefix, digits, first, count } }: Site): string[] {
  return Array.from({ length: count }, (_, index) => prefix + String(first + index).padStart(digits, '0'));
}

function heldNumber(
  random: Random,
  telephoneNumber: string,
  holder: Staff,
  usable: readonly EmergencyLocation[],
  index: number,
): NumberAssignment {
  const profile = lineProfiles[holder.line].number;
  if (!profile) throw new RangeError(`${holder.line} has no number`);
  const free = freeNumber(telephoneNumber, holder.site);
  const place = usable.find((location) => location.place === holder.place);
  const location = place ?? (usable.length > 0 ? pick(random, usable) : undefined);
  const ofCallingPlan = profile.numberType === 'callingPlan';
  return {
    ...free,
    ...operatorOf(profile.numberType),
    ...(ofCallingPlan && location ? locationOf(location) : {}),
    assignmentTargetId: holder.person.id,
    assignmentCategory: 'primary',
    assignmentStatus: 'userAssigned',
    activationState: heldState(holder, index),
    supportedCustomerActions: profile.locationUpdate ? ['locationUpdate', 'release'] : [],
  };
}

// A known person's number is always settled; some of the others' are in the middle of a change, or one failed.
function heldState(holder: Staff, index: number): ActivationState {
  if (holder.known) return 'activated';
  if (index % 15 === 14) return 'updatePending';
  return index % 15 === 8 ? 'updateFailed' : 'activated';
}

/** What a number for services can be used for. */
export const serviceCapabilities: NumberAssignment['capabilities'] = [
  'conferenceAssignment',
  'voiceApplicationAssignment',
];

const rareStatus = new Map<number, AssignmentStatus>([
  [102, 'internalError'],
  [104, 'thirdPartyAppAssigned'],
  [106, 'policyAssigned'],
]);

/** A number that nobody has: mostly free for a person, now and then something else. */
function spareNumber(
  telephoneNumber: string,
  site: Site,
  fallback: EmergencyLocation | undefined,
  turn: number,
): NumberAssignment {
  const atAcquisition = fallback && !locationAtAssignment.has(site.country);
  const free = {
    ...freeNumber(telephoneNumber, site),
    ...(atAcquisition ? locationOf(fallback) : {}),
  };
  const service = { capabilities: serviceCapabilities };
  const nowhere = { locationId: null, civicAddressId: null };
  const rare = rareStatus.get(turn);
  if (rare) return { ...free, assignmentStatus: rare };
  switch (turn % 20) {
    case 1:
      return {
        ...free,
        ...service,
        assignmentStatus: 'voiceApplicationAssigned',
        assignmentTargetId: stableGuid('resource account', telephoneNumber),
      };
    case 3:
      return { ...free, ...service, assignmentStatus: 'conferenceAssigned' };
    case 5:
      return { ...free, activationState: 'assignmentPending' };
    case 7:
      return { ...free, activationState: 'assignmentFailed' };
    case 9:
      return { ...free, ...nowhere, ...operatorOf('operatorConnect'), supportedCustomerActions: [] };
    case 11:
      return { ...free, ...nowhere, ...operatorOf('directRouting'), supportedCustomerActions: [] };
    case 13:
      return { ...free, supportedCustomerActions: ['release'] };
    case 15:
      return { ...free, ...service };
    case 17:
      return { ...free, portInStatus: 'firmOrderCommitmentAccepted' };
    case 19:
      return { ...free, activationState: 'updatePending' };
    default:
      return free;
  }
}

/** A calling plan number for a person, which nobody has and which stands nowhere yet. */
export function freeNumber(telephoneNumber: string, site: Pick<Site, 'country' | 'city'>): NumberAssignment {
  return {
    // Not the number itself: a client must not take the one for the other.
    id: stableGuid('number', telephoneNumber),
    telephoneNumber,
    operatorId: microsoft,
    numberType: 'callingPlan',
    activationState: 'activated',
    capabilities: ['userAssignment'],
    locationId: null,
    civicAddressId: null,
    networkSiteId: null,
    assignmentTargetId: null,
    assignmentCategory: null,
    portInStatus: null,
    assignmentStatus: 'unassigned',
    isoCountryCode: site.country,
    city: site.city,
    numberSource: 'online',
    supportedCustomerActions: ['locationUpdate', 'release'],
    reverseNumberLookupOptions: [],
  };
}

function operatorOf(
  numberType: NumberAssignment['numberType'],
): Pick<NumberAssignment, 'numberType' | 'operatorId' | 'numberSource'> {
  switch (numberType) {
    case 'callingPlan':
      return { numberType, operatorId: microsoft, numberSource: 'online' };
    case 'operatorConnect':
      return { numberType, operatorId: otherOperator, numberSource: 'online' };
    case 'directRouting':
      return { numberType, operatorId: ownCarrier, numberSource: 'onPremises' };
  }
}

/** How a number says where it stands. */
export function locationOf(
  location: EmergencyLocation,
): Pick<NumberAssignment, 'locationId' | 'civicAddressId'> {
  return { locationId: location.locationId, civicAddressId: location.civicAddressId };
}
