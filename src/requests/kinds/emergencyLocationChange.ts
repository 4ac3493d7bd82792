import { z } from 'zod';
import type { E164, EmergencyLocation, LocationId } from '../telephony/index.js';

/** A location as it was when the request was made; the record stays true when the catalogue changes later. */
export const locationSnapshotSchema = z.object({
  id: z.string().transform((id) => id as LocationId),
  civicAddressId: z.string(),
  site: z.string(),
  place: z.string().nullable(),
  address: z.string(),
  city: z.string(),
  country: z.string(),
});
export type LocationSnapshot = z.infer<typeof locationSnapshotSchema>;

/** What is asked: the number's emergency location, from which one to which one. */
export const emergencyLocationChangeSchema = z.object({
  kind: z.literal('emergencyLocationChange'),
  telephoneNumber: z.string().transform((number) => number as E164),
  country: z.string(),
  /** Null where the number has none, or one that the catalogue doesn't know. */
  from: locationSnapshotSchema.nullable(),
  to: locationSnapshotSchema,
  reason: z.string().nullable(),
});
export type EmergencyLocationChange = z.infer<typeof emergencyLocationChangeSchema>;

/** Takes the picture of a location that a request keeps. `address` is the address on one line. */
export function snapshotOf(location: EmergencyLocation, address: string): LocationSnapshot {
  const { id, civicAddressId, site, place, city, country } = location;
  return { id, civicAddressId, site, place, address, city, country };
}

/** A reason longer than this is refused: it stands on cards. Counted in UTF-16 units, as Input.Text counts. */
export const reasonMaxLength = 500;
