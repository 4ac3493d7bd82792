import { z } from 'zod';
import type { FormContext, NumberWish, SubmittedForm } from '../../desk/index.js';
import { type LocationId, locationId } from '../../telephony/index.js';
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
      /** The number that is chosen, as the card gives it; null for "any". */
      readonly number: string | null;
      readonly locationId: LocationId | null;
      readonly reason: string | null;
    }
  | {
      readonly do: 'submitNumber';
      readonly mode: 'request' | 'change';
      readonly form: SubmittedForm;
      readonly wish: NumberWish;
      readonly number: string | null;
      readonly locationId: LocationId | null;
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

const numberFields = {
  digits: optionalText(40),
  digitsAt: z.enum(['end', 'start', 'anywhere']).optional(),
  city: optionalText(100),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  number: optionalText(40),
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
  const filledIn = {
    reason,
    wish: {
      digits: filled(input.digits),
      digitsAt: input.digitsAt ?? 'end',
      city: filled(input.city),
      country: input.country ?? null,
    },
    number: filled(input.number),
    locationId: location === null ? null : locationId(location),
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
