import { z } from 'zod';
import type { E164, PersonId } from '../../telephony/index.js';
import { callerIdChangeSchema } from './callerIdChange.js';
import { callingPlanChangeSchema } from './callingPlanChange.js';
import { emergencyLocationChangeSchema } from './emergencyLocationChange.js';
import { newEmergencyAddressSchema } from './newEmergencyAddress.js';
import { numberChangeSchema, numberReleaseSchema, numberRequestSchema } from './numberKinds.js';

export type { CallerIdChange } from './callerIdChange.js';
export type { CallingPlanChange } from './callingPlanChange.js';
export type { EmergencyLocationChange } from './emergencyLocationChange.js';
export { type LocationSnapshot, snapshotOf } from './locationSnapshot.js';
export {
  type AddressLeftover,
  addressLeftovers,
  type NewEmergencyAddress,
} from './newEmergencyAddress.js';
export type { NumberChange, NumberRelease, NumberRequest } from './numberKinds.js';
export { type AssignableNumberType, reasonMaxLength } from './parts.js';

/** What is asked, by kind. */
export const requestDetailsSchema = z.discriminatedUnion('kind', [
  emergencyLocationChangeSchema,
  numberRequestSchema,
  numberChangeSchema,
  numberReleaseSchema,
  callerIdChangeSchema,
  callingPlanChangeSchema,
  newEmergencyAddressSchema,
]);
export type RequestDetails = z.infer<typeof requestDetailsSchema>;
export type RequestKind = RequestDetails['kind'];

/** Every kind of request, in the order in which lists name them. */
export const requestKinds = [
  'emergencyLocationChange',
  'numberRequest',
  'numberChange',
  'numberRelease',
  'callerIdChange',
  'callingPlanChange',
  'newEmergencyAddress',
] as const satisfies readonly RequestKind[];

/** The number that the request is about: the one that it changes, gives or takes; null where it is about none. */
export function numberOf(details: RequestDetails): E164 | null {
  switch (details.kind) {
    case 'numberRelease':
      return details.from.telephoneNumber;
    case 'callingPlanChange':
      return null;
    default:
      return details.telephoneNumber;
  }
}

/** The number that nobody else may get while the request isn't over; null where it asks for none. */
export function numberToHold(details: RequestDetails): E164 | null {
  return details.kind === 'numberRequest' || details.kind === 'numberChange' ? details.telephoneNumber : null;
}

/** The open key of a change of this number's emergency location. */
export const locationChangeKey = (number: E164): string => `emergencyLocationChange:${number}`;

/** The open key of a change of this person's caller ID. */
export const callerIdKey = (person: PersonId): string => `callerId:${person}`;

/** The open key of what is asked about a person's number. */
export const numberKey = (person: PersonId): string => `number:${person}`;

/** The open key of a new emergency address for this person. */
export const newAddressKey = (person: PersonId): string => `newEmergencyAddress:${person}`;

/**
 * What only one open request at a time can be about: a number's location, a person's line, their caller ID, their plan.
 * Requests that share a key would undo each other's work.
 */
export function openKeyOf(details: RequestDetails, person: PersonId): string {
  switch (details.kind) {
    case 'emergencyLocationChange':
      return locationChangeKey(details.telephoneNumber);
    case 'numberRequest':
    case 'numberChange':
    case 'numberRelease':
      return numberKey(person);
    case 'callerIdChange':
      return callerIdKey(person);
    case 'callingPlanChange':
      return `callingPlan:${person}`;
    case 'newEmergencyAddress':
      return newAddressKey(person);
    default:
      return details satisfies never;
  }
}
