import { z } from 'zod';
import { locationSnapshotSchema } from './locationSnapshot.js';
import { e164Schema, reasonSchema } from './parts.js';

/** What is asked: the number's emergency location, from which one to which one. */
export const emergencyLocationChangeSchema = z.object({
  kind: z.literal('emergencyLocationChange'),
  telephoneNumber: e164Schema,
  country: z.string(),
  /** Null where the number has none, or one that the catalogue doesn't know. */
  from: locationSnapshotSchema.nullable(),
  to: locationSnapshotSchema,
  reason: reasonSchema,
});
export type EmergencyLocationChange = z.infer<typeof emergencyLocationChangeSchema>;
