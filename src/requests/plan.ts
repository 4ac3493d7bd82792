import { z } from 'zod';
import type { PersonId } from '../telephony/index.js';
import type { NewEmergencyAddress, RequestDetails } from './kinds/index.js';
import { newAddressSchema } from './kinds/newEmergencyAddress.js';
import {
  callerIdPolicySchema,
  e164Schema,
  licenceProductSchema,
  locationIdSchema,
  numberTypeSchema,
  personIdSchema,
} from './kinds/parts.js';

/**
 * One change in the tenant. Steps are carried out in order; each is read before and verified after. A step holds what it
 * needs to be undone.
 */
export const planStepSchema = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('setEmergencyLocation'),
    telephoneNumber: e164Schema,
    /** Whose number it has to be. */
    person: personIdSchema,
    locationId: locationIdSchema,
    /** What the number showed when the request was made; null for none. */
    previousLocationId: locationIdSchema.nullable(),
  }),
  z.object({
    step: z.literal('assignNumber'),
    telephoneNumber: e164Schema,
    numberType: numberTypeSchema,
    person: personIdSchema,
    locationId: locationIdSchema.nullable(),
  }),
  z.object({
    step: z.literal('unassignNumber'),
    telephoneNumber: e164Schema,
    numberType: numberTypeSchema,
    person: personIdSchema,
    /** The location to assign it with again, should that be needed. */
    locationId: locationIdSchema.nullable(),
  }),
  z.object({
    step: z.literal('setCallerIdPolicy'),
    person: personIdSchema,
    /** Null takes the person back to the tenant's own policy. */
    policy: callerIdPolicySchema.nullable(),
    previous: callerIdPolicySchema.nullable(),
  }),
  z.object({
    step: z.literal('changeLicence'),
    person: personIdSchema,
    add: licenceProductSchema.nullable(),
    remove: licenceProductSchema.nullable(),
  }),
  z.object({
    step: z.literal('createEmergencyAddress'),
    /** For whom it is created. */
    person: personIdSchema,
    address: newAddressSchema,
    /** The civic address that gets a new place; null where it is created, too. */
    civicAddressId: z.string().nullable(),
  }),
]);
export type PlanStep = z.infer<typeof planStepSchema>;
export type PlanStepOf<Name extends PlanStep['step']> = Extract<PlanStep, { step: Name }>;
export type Plan = readonly PlanStep[];

/**
 * How a step is done: by the exact call of Graph, or by hand, where the tenant has no call for it; and in either case the
 * cmdlet with which an administrator does it. Recorded with the request, shown on demand.
 */
export const tenantCallSchema = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('graph'),
    method: z.string(),
    path: z.string(),
    body: z.string(),
    cmdlet: z.string(),
  }),
  z.object({ by: z.literal('hand'), cmdlet: z.string() }),
]);
export type TenantCall = z.infer<typeof tenantCallSchema>;

/** What will be done in the tenant for a request; made before approval, and recorded with it. */
export function planFor(details: RequestDetails, person: PersonId): Plan {
  switch (details.kind) {
    case 'emergencyLocationChange':
      return [
        {
          step: 'setEmergencyLocation',
          telephoneNumber: details.telephoneNumber,
          person,
          locationId: details.to.id,
          previousLocationId: details.from?.id ?? null,
        },
      ];
    case 'numberRequest':
      return [
        // Graph assigns a Calling Plan number to nobody who lacks the licence.
        ...(details.licence === null
          ? []
          : [{ step: 'changeLicence' as const, person, add: details.licence, remove: null }]),
        assignment(details, person),
      ];
    case 'numberChange':
      // A person has one primary number: the old one goes first.
      return [release(details.from, person), assignment(details, person)];
    case 'numberRelease':
      return [release(details.from, person)];
    case 'callerIdChange':
      return [{ step: 'setCallerIdPolicy', person, policy: details.toPolicy, previous: details.fromPolicy }];
    case 'callingPlanChange':
      return licenceSteps(details, person);
    case 'newEmergencyAddress':
      // The location change is a request of its own, made once the tenant has given the location its id.
      return [addressStep(details, person)];
    default:
      return details satisfies never;
  }
}

/** One call gives and takes licences of a person at once; where a group is in it, it takes one call for each. */
function licenceSteps(
  { add, remove }: Extract<RequestDetails, { kind: 'callingPlanChange' }>,
  person: PersonId,
): Plan {
  const step = 'changeLicence' as const;
  const throughGroup = (add?.groupId ?? remove?.groupId ?? null) !== null;
  if (add === null || remove === null || !throughGroup) return [{ step, person, add, remove }];
  return [
    { step, person, add, remove: null },
    { step, person, add: null, remove },
  ];
}

/** The creation of the address as it stands in the request now. */
export function addressStep(
  { address, civicAddressId }: Pick<NewEmergencyAddress, 'address' | 'civicAddressId'>,
  person: PersonId,
): PlanStepOf<'createEmergencyAddress'> {
  return { step: 'createEmergencyAddress', person, address, civicAddressId };
}

function assignment(
  details: Extract<RequestDetails, { kind: 'numberRequest' | 'numberChange' }>,
  person: PersonId,
): PlanStepOf<'assignNumber'> {
  const { telephoneNumber, numberType, location } = details;
  return { step: 'assignNumber', telephoneNumber, numberType, person, locationId: location?.id ?? null };
}

function release(
  from: Extract<RequestDetails, { kind: 'numberRelease' }>['from'],
  person: PersonId,
): PlanStepOf<'unassignNumber'> {
  const { telephoneNumber, numberType, location } = from;
  return { step: 'unassignNumber', telephoneNumber, numberType, person, locationId: location?.id ?? null };
}

/** The step that takes a step back, or null where nothing can (a Calling Plan number never goes without a location). */
export function undoOf(step: PlanStep): PlanStep | null {
  switch (step.step) {
    case 'setEmergencyLocation':
      return step.previousLocationId === null
        ? null
        : { ...step, locationId: step.previousLocationId, previousLocationId: step.locationId };
    case 'assignNumber':
      return { ...step, step: 'unassignNumber' };
    case 'unassignNumber':
      return { ...step, step: 'assignNumber' };
    case 'setCallerIdPolicy':
      return { ...step, policy: step.previous, previous: step.policy };
    case 'changeLicence':
      return { ...step, add: step.remove, remove: step.add };
    case 'createEmergencyAddress':
      // An address that nobody uses harms nobody; others may use it by then.
      return null;
    default:
      return step satisfies never;
  }
}
