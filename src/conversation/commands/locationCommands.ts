import { z } from 'zod';
import type { FormContext, SubmittedForm } from '../../desk/index.js';
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

/** The emergency location: the form, its redrawing, and its submission. */
export type LocationCommand =
  | {
      readonly do: 'openLocationForm';
      readonly form: FormContext;
      readonly named: readonly string[];
      readonly search: string | null;
      readonly offset: number;
      readonly chosen: LocationId | null;
      readonly reason: string | null;
    }
  | {
      readonly do: 'submitLocationChange';
      readonly form: SubmittedForm;
      readonly locationId: LocationId | null;
      readonly reason: string | null;
    }
  /** "Still right": the person confirms the emergency location that is shown now. */
  | { readonly do: 'confirmLocation'; readonly locationId: LocationId | null };

export const locationEffects = {
  openLocationForm: false,
  submitLocationChange: true,
  confirmLocation: true,
} as const satisfies Record<LocationCommand['do'], boolean>;

const chosen = (value: string | undefined): LocationId | null => {
  const trimmed = filled(value);
  return trimmed === null ? null : locationId(trimmed);
};

const inputs = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('openLocationForm'),
    ...formFields,
    locationId: optionalText(64),
    reason: reasonInput,
    search: optionalText(200),
    offset: offsetInput,
  }),
  z.object({
    action: z.literal('submitLocationChange'),
    ...submittedFields,
    locationId: optionalText(64),
    reason: reasonInput,
  }),
  z.object({ action: z.literal('confirmLocation'), locationId: optionalText(64) }),
]);

/** The command of a card's data, or null where it is none of these. */
export function locationCommand(data: unknown): LocationCommand | null {
  const parsed = inputs.safeParse(data);
  if (!parsed.success) return null;
  const input = parsed.data;
  switch (input.action) {
    case 'openLocationForm':
      return {
        do: 'openLocationForm',
        form: formContextOf(input),
        named: [],
        search: filled(input.search),
        offset: input.offset ?? 0,
        chosen: chosen(input.locationId),
        reason: filled(input.reason),
      };
    case 'submitLocationChange':
      return {
        do: 'submitLocationChange',
        form: submittedFormOf(input),
        locationId: chosen(input.locationId),
        reason: filled(input.reason),
      };
    case 'confirmLocation':
      return { do: 'confirmLocation', locationId: chosen(input.locationId) };
  }
}
