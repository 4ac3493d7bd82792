import { z } from 'zod';
import type { FormContext, SubmittedForm } from '../../desk/index.js';
import {
  filled,
  formContextOf,
  formFields,
  optionalText,
  reasonInput,
  submittedFields,
  submittedFormOf,
} from './formContext.js';

/** Calling plans. `plan` is a plan's name of telephony (`domestic`, …), checked by the desk; null where none is said. */
export type CallingPlanCommand =
  | {
      readonly do: 'openPlanForm';
      readonly form: FormContext;
      readonly plan: string | null;
      readonly reason: string | null;
    }
  | {
      readonly do: 'submitPlan';
      readonly form: SubmittedForm;
      readonly plan: string | null;
      readonly reason: string | null;
    };

export const callingPlanEffects = {
  openPlanForm: false,
  submitPlan: true,
} as const satisfies Record<CallingPlanCommand['do'], boolean>;

const inputs = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('openPlanForm'),
    ...formFields,
    plan: optionalText(40),
    reason: reasonInput,
  }),
  z.object({
    action: z.literal('submitPlan'),
    ...submittedFields,
    plan: optionalText(40),
    reason: reasonInput,
  }),
]);

/** The command of a card's data, or null where it is none of these. */
export function callingPlanCommand(data: unknown): CallingPlanCommand | null {
  const parsed = inputs.safeParse(data);
  if (!parsed.success) return null;
  const input = parsed.data;
  const filledIn = { plan: filled(input.plan), reason: filled(input.reason) };
  return input.action === 'openPlanForm'
    ? { do: 'openPlanForm', form: formContextOf(input), ...filledIn }
    : { do: 'submitPlan', form: submittedFormOf(input), ...filledIn };
}
