import { z } from 'zod';
import type { FormContext, NumberWish, SubmittedForm } from '../../desk/index.js';
import { type E164, type LocationId, locationId, parseE164 } from '../../telephony/index.js';
import {
  filled,
  formContextOf,
  formFields,
  offsetInput,
  optionalText,
  reasonInput,
  submittedFields,
  submittedFormOf,
} from './formContext.js';

/** Numbers: a first one, another one, giving one back. */
export type NumberCommand =
  | {
      readonly do: 'openNumberForm';
      /** `any`: a first number, or another one where the person has one; the desk finds out. */
      readonly mode: 'request' | 'change' | 'any';
      readonly form: FormContext;
      readonly wish: NumberWish;
      readonly offset: number;
      /** The number that is chosen; null for "any". */
      readonly number: E164 | null;
      /** `none`: it is set afterwards; null: nothing was chosen. */
      readonly locationId: LocationId | 'none' | null;
      readonly reason: string | null;
    }
  | {
      readonly do: 'submitNumber';
      readonly mode: 'request' | 'change';
      readonly form: SubmittedForm;
      readonly wish: NumberWish;
      readonly number: E164 | null;
      readonly locationId: LocationId | 'none' | null;
      readonly reason: string | null;
    }
  | { readonly do: 'openReleaseForm'; readonly form: FormContext; readonly reason: string | null }
  | { readonly do: 'submitRelease'; readonly form: SubmittedForm; readonly reason: string | null };

export const numberEffects = {
  openNumberForm: false,
  submitNumber: true,
  openReleaseForm: false,
  submitRelease: true,
} as const satisfies Record<NumberCommand['do'], boolean>;

/** Values of choices that name no number and no place: any number, and a location that is set afterwards. */
export const anyChoice = 'any';
export const laterChoice = 'none';

const numberFields = {
  digits: optionalText(40),
  digitsAt: z.enum(['end', 'start', 'anywhere']).optional(),
  city: optionalText(100),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  number: z
    .string()
    .refine((text) => text === '' || text === anyChoice || parseE164(text) !== null)
    .optional(),
  locationId: optionalText(64),
  reason: reasonInput,
};

const inputs = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('openNumberForm'),
    mode: z.enum(['request', 'change', 'any']).optional(),
    offset: offsetInput,
    ...formFields,
    ...numberFields,
  }),
  z.object({
    action: z.literal('submitNumber'),
    mode: z.enum(['request', 'change']),
    ...submittedFields,
    ...numberFields,
  }),
  z.object({ action: z.literal('openReleaseForm'), ...formFields, reason: reasonInput }),
  z.object({ action: z.literal('submitRelease'), ...submittedFields, reason: reasonInput }),
]);

/** The command of a card's data, or null where it is none of these. */
export function numberCommand(data: unknown): NumberCommand | null {
  const parsed = inputs.safeParse(data);
  if (!parsed.success) return null;
  const input = parsed.data;
  const reason = filled(input.reason);
  if (input.action === 'openReleaseForm') return { do: input.action, form: formContextOf(input), reason };
  if (input.action === 'submitRelease') return { do: input.action, form: submittedFormOf(input), reason };
  const location = filled(input.locationId);
  const number = filled(input.number);
  const place: LocationId | typeof laterChoice | null =
    location === null || location === laterChoice ? location : locationId(location);
  const filledIn = {
    reason,
    wish: {
      digits: filled(input.digits),
      digitsAt: input.digitsAt ?? 'end',
      city: filled(input.city),
      country: input.country ?? null,
    },
    number: number === null || number === anyChoice ? null : parseE164(number),
    locationId: place,
  };
  return input.action === 'openNumberForm'
    ? {
        do: 'openNumberForm',
        mode: input.mode ?? 'any',
        form: formContextOf(input),
        offset: input.offset ?? 0,
        ...filledIn,
      }
    : { do: 'submitNumber', mode: input.mode, form: submittedFormOf(input), ...filledIn };
}
