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

/** Caller ID: what calls show. `choice` names an offer of the policy file, or `ownNumber`. */
export type CallerIdCommand =
  | {
      readonly do: 'openCallerIdForm';
      readonly form: FormContext;
      /** What the message says is wanted: `ownNumber`, `hidden`, `otherNumber`; null where it says nothing. */
      readonly wanted: string | null;
      /** A number that the message names (E.164); null for none. */
      readonly number: string | null;
      /** The message itself, in which an offer may be named; absent where a card asks. */
      readonly said?: string;
      readonly choice: string | null;
      readonly reason: string | null;
    }
  | {
      readonly do: 'submitCallerId';
      readonly form: SubmittedForm;
      readonly choice: string | null;
      readonly reason: string | null;
    };

export const callerIdEffects = {
  openCallerIdForm: false,
  submitCallerId: true,
} as const satisfies Record<CallerIdCommand['do'], boolean>;

const inputs = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('openCallerIdForm'),
    ...formFields,
    wanted: optionalText(40),
    number: optionalText(40),
    choice: optionalText(100),
    reason: reasonInput,
  }),
  z.object({
    action: z.literal('submitCallerId'),
    ...submittedFields,
    choice: optionalText(100),
    reason: reasonInput,
  }),
]);

/** The command of a card's data, or null where it is none of these. */
export function callerIdCommand(data: unknown): CallerIdCommand | null {
  const parsed = inputs.safeParse(data);
  if (!parsed.success) return null;
  const input = parsed.data;
  const filledIn = { choice: filled(input.choice), reason: filled(input.reason) };
  return input.action === 'openCallerIdForm'
    ? {
        do: 'openCallerIdForm',
        form: formContextOf(input),
        wanted: filled(input.wanted),
        number: filled(input.number),
        ...filledIn,
      }
    : { do: 'submitCallerId', form: submittedFormOf(input), ...filledIn };
}
