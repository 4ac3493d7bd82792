import { z } from 'zod';
import type {
  CallerIdPolicy,
  E164,
  GroupId,
  LicenceProduct,
  LocationId,
  PersonId,
} from '../../telephony/index.js';

/** Stored values were checked when they came in: here they only get their names back. */
export const e164Schema = z.string().transform((number) => number as E164);
export const personIdSchema = z.string().transform((id) => id as PersonId);
export const locationIdSchema = z.string().transform((id) => id as LocationId);

export const numberTypeSchema = z.enum(['callingPlan', 'operatorConnect', 'directRouting']);
/** Who carries a number that can be given to a person. */
export type AssignableNumberType = z.infer<typeof numberTypeSchema>;

export const callerIdPolicySchema = z.object({
  id: z.string(),
  name: z.string(),
}) satisfies z.ZodType<CallerIdPolicy>;

export const licenceProductSchema = z.object({
  skuId: z.string(),
  skuPartNumber: z.string(),
  groupId: z
    .string()
    .nullable()
    .transform((id) => id as GroupId | null),
}) satisfies z.ZodType<LicenceProduct>;

/** What the person wrote; null for nothing. */
export const reasonSchema = z.string().nullable();

/** A reason longer than this is refused: it stands on cards. Counted in UTF-16 units, as Input.Text counts. */
export const reasonMaxLength = 500;
