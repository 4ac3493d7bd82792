import {
  countryOfNumber,
  type E164,
  locationId,
  type NumberType,
  type PersonId,
  parseE164,
  personId,
} from '../../telephony/index.js';
import type { TenantNumber } from '../capabilities.js';

/** What we use of Graph's `numberAssignment` (namespace microsoft.graph.teamsAdministration, v1.0). Enums are open. */
export interface NumberEntity {
  readonly telephoneNumber: string;
  readonly numberType?: string | null | undefined;
  readonly activationState?: string | null | undefined;
  readonly isoCountryCode?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly locationId?: string | null | undefined;
  readonly assignmentTargetId?: string | null | undefined;
  readonly assignmentCategory?: string | null | undefined;
  readonly assignmentStatus?: string | null | undefined;
  readonly capabilities?: readonly string[] | null | undefined;
  readonly supportedCustomerActions?: readonly string[] | null | undefined;
}

/** A number as one answer of the tenant showed it. */
export interface NumberReading {
  readonly number: TenantNumber;
  /**
   * False where a value that decides (status, state or type) is none that we know, or contradicts another: nothing may
   * be concluded from such an answer, and above all no number is free because of it.
   */
  readonly clear: boolean;
  readonly state: 'settled' | 'pending' | 'assignmentFailed' | 'updateFailed';
  /** Null where the tenant doesn't say what the number can be used for. */
  readonly forPeople: boolean | null;
}

const emptyGuid = '00000000-0000-0000-0000-000000000000';

/** Reads Graph's entity; null where its number isn't one in E.164 (extensions of Direct Routing count as their number). */
export function numberReading(entity: NumberEntity): NumberReading | null {
  const telephoneNumber = parseE164(entity.telephoneNumber);
  if (telephoneNumber === null) return null;
  const target = filled(entity.assignmentTargetId);
  const assignment = assignmentOf(entity.assignmentStatus ?? null, target);
  const state = stateOf(entity.activationState ?? null);
  const type = typeOf(entity.numberType);
  const forPeople = entity.capabilities?.includes('userAssignment') ?? null;
  const location = filled(entity.locationId);
  return {
    number: {
      telephoneNumber,
      numberType: type,
      country: countryOf(entity, telephoneNumber),
      city: filled(entity.city),
      locationId: location === null ? null : locationId(location),
      assignedTo: target === null ? null : personId(target),
      category: categoryOf(entity.assignmentCategory),
      pending: state === 'pending',
      locationChangeable: entity.supportedCustomerActions?.includes('locationUpdate') ?? false,
      forPeople: forPeople ?? false,
      assignment: assignment ?? 'other',
    },
    clear: assignment !== null && state !== null && type !== 'other',
    state: state ?? 'settled',
    forPeople,
  };
}

/** True if the tenant shows the number with that person. */
export function isOf(reading: NumberReading, person: PersonId): boolean {
  return reading.number.assignment === 'person' && reading.number.assignedTo === person;
}

/** Null for what can't be told: an unknown status, an error of the tenant, a status that the target contradicts. */
function assignmentOf(status: string | null, target: string | null): TenantNumber['assignment'] | null {
  switch (status) {
    case 'unassigned':
      return target === null ? 'none' : null;
    case 'userAssigned':
      return target === null ? null : 'person';
    case 'conferenceAssigned':
    case 'voiceApplicationAssigned':
    case 'thirdPartyAppAssigned':
    case 'policyAssigned':
      return 'other';
    case null:
      // The status may be left out, the target may not be made up.
      return target === null ? null : 'person';
    default:
      return null;
  }
}

function stateOf(value: string | null): NumberReading['state'] | null {
  switch (value) {
    case null:
    case 'activated':
      return 'settled';
    case 'assignmentPending':
    case 'updatePending':
      return 'pending';
    case 'assignmentFailed':
    case 'updateFailed':
      return value;
    default:
      return null;
  }
}

function typeOf(value: string | null | undefined): NumberType {
  return value === 'callingPlan' || value === 'operatorConnect' || value === 'directRouting'
    ? value
    : 'other';
}

function categoryOf(value: string | null | undefined): TenantNumber['category'] {
  return value === 'primary' || value === 'private' || value === 'alternate' ? value : 'other';
}

function countryOf(entity: NumberEntity, number: E164): string | null {
  return filled(entity.isoCountryCode)?.toUpperCase() ?? countryOfNumber(number);
}

const filled = (value: string | null | undefined): string | null =>
  value === null || value === undefined || value === '' || value === emptyGuid ? null : value;
