import { z } from 'zod';
import { locationSnapshotSchema } from './locationSnapshot.js';
import { e164Schema, reasonSchema } from './parts.js';

/** A civic address field by field, checked for its country. */
export const newAddressSchema = z.object({
  country: z.string(),
  company: z.string(),
  houseNumber: z.string().nullable(),
  street: z.string(),
  city: z.string(),
  postalCode: z.string().nullable(),
  region: z.string().nullable(),
  site: z.string(),
  place: z.string().nullable(),
});

/** Why the location change didn't go on after an address was created. */
export const addressLeftovers = [
  /** The number isn't there any more, or its location can't be changed now. */
  'lineChanged',
  /** The address isn't validated (yet): emergency calls can't show it. */
  'notValidated',
  /** Another request about the number's location isn't over. */
  'otherOpen',
  /** The number shows the new location already. */
  'alreadyThere',
] as const;
export type AddressLeftover = (typeof addressLeftovers)[number];

/**
 * What is asked: an emergency address (or a new place in one) that the organisation doesn't have yet, and that the
 * person's number shows it afterwards.
 */
export const newEmergencyAddressSchema = z.object({
  kind: z.literal('newEmergencyAddress'),
  telephoneNumber: e164Schema,
  country: z.string(),
  /** What the number showed when the request was made; null for nothing that the catalogue knows. */
  from: locationSnapshotSchema.nullable(),
  /** As it was asked for; once it is created, as the administrator created it. */
  address: newAddressSchema,
  /** The civic address that is there already and only lacks the place; null for a new one. */
  civicAddressId: z.string().nullable(),
  /** Locations that looked alike, by name; the person said that it is none of them. */
  similar: z.array(z.string()),
  /** The location that was created; null until then. */
  created: locationSnapshotSchema.nullable(),
  /** The request that moves the number there; null until then, or where that didn't go on (`left`). */
  locationChange: z.string().nullable(),
  left: z.enum(addressLeftovers).nullable(),
  reason: reasonSchema,
});
export type NewEmergencyAddress = z.infer<typeof newEmergencyAddressSchema>;
