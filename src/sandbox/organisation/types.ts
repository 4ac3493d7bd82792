/** What a tenant holds. Records that Graph answers have Graph's property names, so that they are served as they are. */

export type PlanStatus = 'Enabled' | 'Suspended' | 'Deleted';

export type AssignedPlan = {
  servicePlanId: string;
  service: string;
  capabilityStatus: PlanStatus;
  assignedDateTime: string;
};

export type AssignedLicence = { skuId: string; disabledPlans: string[] };

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
  assignedLicenses: AssignedLicence[];
  assignedPlans: AssignedPlan[];
};

export type Group = { id: string; displayName: string; members: string[]; nestedGroups: string[] };

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

/** A caller-ID policy; `Global` is what everybody has unless told otherwise. */
export type CallerIdPolicy = { name: string; policyId: string };

export type Organisation = {
  tenantId: string;
  people: Person[];
  groups: Group[];
  locations: EmergencyLocation[];
  numbers: NumberAssignment[];
  callerIdPolicies: CallerIdPolicy[];
};
