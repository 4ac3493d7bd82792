import { pick, type Random } from '../seededRandom.js';
import { type LicenceName, licence } from './licences.js';
import type {
  AssignedLicence,
  AssignedPlan,
  LicenceAssignmentState,
  NumberType,
  PlanStatus,
} from './types.js';

/** How a person's telephone stands: which licences they hold and what sort of number they have. */
export type LineProfile =
  | 'callingPlan'
  | 'internationalCallingPlan'
  | 'fixedCallingPlan'
  | 'operatorConnect'
  | 'directRouting'
  | 'suspendedPlan'
  | 'deletedPlan'
  | 'licensedWithoutNumber'
  | 'unlicensed';

type Profile = {
  number: { numberType: NumberType; locationUpdate: boolean } | null;
  licences: readonly LicenceName[];
  /** Licences that were taken away or stopped: the plan is still listed, with that status. */
  leftover?: { name: LicenceName; status: Exclude<PlanStatus, 'Enabled'> };
};

const phone: readonly LicenceName[] = ['teams', 'teamsPhone'];
const callingPlan: readonly LicenceName[] = [...phone, 'callingPlanDomestic'];

export const lineProfiles: Readonly<Record<LineProfile, Profile>> = {
  callingPlan: { number: { numberType: 'callingPlan', locationUpdate: true }, licences: callingPlan },
  internationalCallingPlan: {
    number: { numberType: 'callingPlan', locationUpdate: true },
    licences: [...phone, 'callingPlanInternational'],
  },
  fixedCallingPlan: { number: { numberType: 'callingPlan', locationUpdate: false }, licences: callingPlan },
  // The operator owns the address of such a number, so the tenant can't change it.
  operatorConnect: { number: { numberType: 'operatorConnect', locationUpdate: false }, licences: phone },
  directRouting: { number: { numberType: 'directRouting', locationUpdate: false }, licences: phone },
  suspendedPlan: {
    number: { numberType: 'callingPlan', locationUpdate: true },
    licences: phone,
    leftover: { name: 'callingPlanDomestic', status: 'Suspended' },
  },
  deletedPlan: {
    number: { numberType: 'callingPlan', locationUpdate: true },
    licences: phone,
    leftover: { name: 'callingPlanDomestic', status: 'Deleted' },
  },
  licensedWithoutNumber: { number: null, licences: callingPlan },
  unlicensed: { number: null, licences: ['teams'] },
};

/** A profile for somebody without a part to play, in proportions that a real organisation shows. */
export function drawLineProfile(random: Random, country: string): LineProfile {
  // Operator Connect only where an operator of the organisation's serves it.
  const other: LineProfile = country === 'DE' || country === 'GB' ? 'operatorConnect' : 'directRouting';
  const share = random();
  if (share < 0.56) return 'callingPlan';
  if (share < 0.62) return 'internationalCallingPlan';
  if (share < 0.67) return 'fixedCallingPlan';
  if (share < 0.74) return other;
  if (share < 0.78) return 'directRouting';
  if (share < 0.8) return pick(random, ['suspendedPlan', 'deletedPlan'] as const);
  if (share < 0.9) return 'licensedWithoutNumber';
  return 'unlicensed';
}

const boughtAt = '2025-03-03T08:00:00Z';

/** The licences and service plans, as Graph lists them, that follow from the names of licences. */
export function licencesAndPlans(profile: LineProfile): {
  assignedLicenses: AssignedLicence[];
  assignedPlans: AssignedPlan[];
  licenseAssignmentStates: LicenceAssignmentState[];
} {
  const { licences, leftover } = lineProfiles[profile];
  // A suspended subscription leaves the licence with the person; a deleted one doesn't.
  const held = leftover?.status === 'Suspended' ? [...licences, leftover.name] : licences;
  const assignedLicenses = held.map((name) => ({ skuId: licence(name).skuId, disabledPlans: [] }));
  return {
    assignedLicenses,
    licenseAssignmentStates: assignedLicenses.map((each) => ({
      ...each,
      assignedByGroup: null,
      state: 'Active',
      error: 'None',
    })),
    assignedPlans: [
      ...licences.flatMap((name) => plansOf(name, 'Enabled')),
      ...(leftover ? plansOf(leftover.name, leftover.status) : []),
    ],
  };
}

function plansOf(name: LicenceName, capabilityStatus: PlanStatus): AssignedPlan[] {
  return licence(name).plans.map(({ servicePlanId, service }) => ({
    servicePlanId,
    service,
    capabilityStatus,
    assignedDateTime: boughtAt,
  }));
}
