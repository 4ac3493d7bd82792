import { z } from 'zod';
import { locationSnapshotSchema } from './locationSnapshot.js';
import { e164Schema, licenceProductSchema, numberTypeSchema, reasonSchema } from './parts.js';

/** A number and the emergency location that calls from it show, as they were when the request was made. */
const numberInUseSchema = z.object({
  telephoneNumber: e164Schema,
  numberType: numberTypeSchema,
  location: locationSnapshotSchema.nullable(),
});

/** What is asked: a direct number for a person who has none. */
export const numberRequestSchema = z.object({
  kind: z.literal('numberRequest'),
  telephoneNumber: e164Schema,
  numberType: numberTypeSchema,
  country: z.string(),
  city: z.string().nullable(),
  /** Where the country wants it at assignment, or the person chose one. */
  location: locationSnapshotSchema.nullable(),
  /** The licence that the number needs first, where the person lacks it. */
  licence: licenceProductSchema.nullable(),
  reason: reasonSchema,
});
export type NumberRequest = z.infer<typeof numberRequestSchema>;

/** What is asked: another number instead of the one that the person has. */
export const numberChangeSchema = z.object({
  kind: z.literal('numberChange'),
  from: numberInUseSchema,
  telephoneNumber: e164Schema,
  numberType: numberTypeSchema,
  country: z.string(),
  city: z.string().nullable(),
  location: locationSnapshotSchema.nullable(),
  reason: reasonSchema,
});
export type NumberChange = z.infer<typeof numberChangeSchema>;

/** What is asked: that the person gives their number back. */
export const numberReleaseSchema = z.object({
  kind: z.literal('numberRelease'),
  from: numberInUseSchema,
  country: z.string(),
  reason: reasonSchema,
});
export type NumberRelease = z.infer<typeof numberReleaseSchema>;
