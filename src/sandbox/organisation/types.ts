import type { NumberSeries } from './numberSeries.js';

/** What a tenant holds. Records that Graph answers have Graph's property names, so that they are served as they are. */

export type PlanStatus = 'Enabled' | 'Suspended' | 'Deleted';

export type AssignedPlan = {
  servicePlanId: string;
  service: string;
  capabilityStatus: PlanStatus;
  assignedDateTime: string;
};

export type AssignedLicence = { skuId: string; disabledPlans: readonly string[] };

/** One reason for a person to hold a licence, in Graph's words: given to them, or to a group that they are in. */
export type LicenceAssignmentState = AssignedLicence & {
  /** The group's id; null: given to the person directly. */
  assignedByGroup: string | null;
  state: 'Active' | 'Error';
  error: 'None' | 'CountViolation' | 'DependencyViolation' | 'ProhibitedInUsageLocationViolation';
};

export type Person = {
  id: string;
  displayName: string;
  givenName: string;
  surname: string;
  jobTitle: string;
  department: string;
  userPrincipalName: string;
  mail: string;
  accountEnabled: boolean;
  city: string;
  /** The country's name in English, as Entra keeps it. */
  country: string;
  /** ISO 3166 alpha-2; licences and numbers follow it. */
  usageLocation: string | null;
  /** The name of the person's site. */
  officeLocation: string;
  managerId: string | null;
  /** What they hold in effect; follows from `licenseAssignmentStates`. */
  assignedLicenses: readonly AssignedLicence[];
  assignedPlans: readonly AssignedPlan[];
  licenseAssignmentStates: readonly LicenceAssignmentState[];
};

export type Group = {
  id: string;
  displayName: string;
  /** Ids of people who are in it directly. */
  members: ReadonlySet<string>;
  nestedGroups: readonly string[];
  /** What every direct member is given. */
  assignedLicenses: readonly AssignedLicence[];
};

/** One emergency location: a place in a civic address, or (with an empty place) the address itself. */
export type EmergencyLocation = {
  locationId: string;
  civicAddressId: string;
  companyName: string;
  description: string;
  place: string;
  houseNumber: string;
  streetName: string;
  city: string;
  state: string;
  postalCode: string;
  country: string;
  latitude: string;
  longitude: string;
  validated: boolean;
  site: string;
};

export type NumberType = 'directRouting' | 'callingPlan' | 'operatorConnect';
export type ActivationState =
  | 'activated'
  | 'assignmentPending'
  | 'assignmentFailed'
  | 'updatePending'
  | 'updateFailed';
export type AssignmentStatus =
  | 'unassigned'
  | 'internalError'
  | 'userAssigned'
  | 'conferenceAssigned'
  | 'voiceApplicationAssigned'
  | 'thirdPartyAppAssigned'
  | 'policyAssigned';
export type NumberCapability = 'conferenceAssignment' | 'voiceApplicationAssignment' | 'userAssignment';
export type AssignmentCategory = 'primary' | 'private' | 'alternate';

export type NumberAssignment = {
  id: string;
  telephoneNumber: string;
  operatorId: string;
  numberType: NumberType;
  activationState: ActivationState;
  capabilities: NumberCapability[];
  locationId: string | null;
  civicAddressId: string | null;
  networkSiteId: string | null;
  assignmentTargetId: string | null;
  assignmentCategory: AssignmentCategory | null;
  portInStatus: 'completed' | 'firmOrderCommitmentAccepted' | null;
  assignmentStatus: AssignmentStatus;
  isoCountryCode: string;
  city: string;
  numberSource: 'online' | 'onPremises';
  supportedCustomerActions: ('locationUpdate' | 'release')[];
  reverseNumberLookupOptions: string[];
};

/** A caller-ID policy, in Teams PowerShell's words; `Global` is what everybody has unless told otherwise. */
export type CallerIdPolicy = {
  name: string;
  policyId: string;
  callingIdSubstitute: 'LineUri' | 'Anonymous' | 'Resource';
  /** Whether people may hide their number themselves in Teams. */
  enableUserOverride: boolean;
  /** Whose number is shown, with `Resource`; else null. */
  resourceAccountId: string | null;
  companyName: string | null;
};

/** An account that answers a service number: a reception, an auto attendant. It is nobody. */
export type ResourceAccount = {
  id: string;
  displayName: string;
  userPrincipalName: string;
  /** E.164. */
  telephoneNumber: string;
};

export type Organisation = {
  tenantId: string;
  people: Person[];
  groups: Group[];
  locations: EmergencyLocation[];
  numbers: NumberAssignment[];
  /** More numbers, worked out when they are asked for. */
  moreNumbers: NumberSeries;
  resourceAccounts: ResourceAccount[];
  callerIdPolicies: CallerIdPolicy[];
};
