import { z } from 'zod';
import type { FormContext, SubmittedForm } from '../../desk/index.js';
import { type RequestId, reasonMaxLength } from '../../requests/index.js';
import { personId } from '../../telephony/index.js';

const text = (max: number) => z.string().max(max);
export const optionalText = (max: number) => text(max).optional();
/** Input texts may be longer than allowed by hand-made clients; the desk answers that one by name. */
export const reasonInput = optionalText(reasonMaxLength * 20);
export const offsetInput = z.number().int().min(0).max(1_000_000).optional();

/** The fields of a card's data that make up its form context. */
export const formFields = {
  formNonce: z.uuid().optional(),
  person: z.guid().optional(),
  edits: z.uuid().optional(),
};

/** Likewise of a form that is sent: without its mark it could be taken twice. */
export const submittedFields = { ...formFields, formNonce: z.uuid() };

/** Reads a form's context from a card's parsed data. */
export function formContextOf(input: {
  readonly formNonce?: string | undefined;
  readonly person?: string | undefined;
  readonly edits?: string | undefined;
}): FormContext {
  return {
    formNonce: input.formNonce ?? null,
    person: input.person === undefined ? null : personId(input.person),
    edits: input.edits === undefined ? null : (input.edits as RequestId),
  };
}

/** Reads the context of a form that is sent. */
export const submittedFormOf = (
  input: Parameters<typeof formContextOf>[0] & { readonly formNonce: string },
): SubmittedForm => ({ ...formContextOf(input), formNonce: input.formNonce });

/** The data that a form's buttons carry for its context. */
export function formDataOf({ formNonce, person, edits }: FormContext): Readonly<Record<string, string>> {
  return {
    ...(formNonce === null ? {} : { formNonce }),
    ...(person === null ? {} : { person }),
    ...(edits === null ? {} : { edits }),
  };
}

/** What was typed, without the blanks around it; null for nothing. */
export const filled = (value: string | undefined): string | null => {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};
