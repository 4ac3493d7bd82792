import { z } from 'zod';
import type { EmergencyLocation, LocationId } from '../../telephony/index.js';

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

/** Takes the picture of a location that a request keeps. `address` is the address on one line. */
export function snapshotOf(location: EmergencyLocation, address: string): LocationSnapshot {
  const { id, civicAddressId, site, place, city, country } = location;
  return { id, civicAddressId, site, place, address, city, country };
}
