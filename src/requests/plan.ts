import type { E164, LocationId } from '../telephony/index.js';
import type { EmergencyLocationChange } from './emergencyLocationChange.js';

/** One change in the tenant. Steps are carried out in order; each is read before and verified after. */
export interface SetEmergencyLocationStep {
  readonly step: 'setEmergencyLocation';
  readonly telephoneNumber: E164;
  readonly locationId: LocationId;
  /** What the number showed when the request was made; null for none. */
  readonly previousLocationId: LocationId | null;
}
export type PlanStep = SetEmergencyLocationStep;
export type Plan = readonly PlanStep[];

/** What will be done in the tenant for a request; recorded with it and shown to approvers. */
export function planFor(details: EmergencyLocationChange): Plan {
  return [
    {
      step: 'setEmergencyLocation',
      telephoneNumber: details.telephoneNumber,
      locationId: details.to.id,
      previousLocationId: details.from?.id ?? null,
    },
  ];
}
