import { z } from 'zod';
import type { FormContext } from '../../desk/index.js';
import { type PersonId, personId } from '../../telephony/index.js';
import { filled, optionalText } from './formContext.js';
import type { Command } from './index.js';

/** The forms that somebody may open for somebody else; `formActions` holds what they may see, too. */
export const requestForms = [
  'openLocationForm',
  'openNumberForm',
  'openReleaseForm',
  'openCallerIdForm',
  'openPlanForm',
] as const;
export const formActions = [...requestForms, 'showLine', 'showReadiness'] as const;
export type FormAction = (typeof formActions)[number];

/** Asking for somebody else: who they are, before the form of what they need. */
export interface BehalfCommand {
  readonly do: 'askForSomebody';
  /** A name or mail address as typed; null where none is given yet. */
  readonly name: string | null;
  /** What they need; null where it isn't said yet. */
  readonly what: FormAction | null;
  /** Whom the asker chose of those found; the right to ask for them is checked again. */
  readonly person?: PersonId | null;
  /** What a message says of it (a wish, a place): the command that opens the form for oneself. */
  readonly opening?: Extract<Command, { readonly do: FormAction; readonly form: FormContext }> | null;
}

export const behalfEffects = { askForSomebody: false } as const satisfies Record<
  BehalfCommand['do'],
  boolean
>;

const inputs = z.object({
  action: z.literal('askForSomebody'),
  name: optionalText(200),
  what: z.enum(formActions).optional(),
  person: z.guid().optional(),
});

/** The command of a card's data, or null where it is none of these. */
export function behalfCommand(data: unknown): BehalfCommand | null {
  const parsed = inputs.safeParse(data);
  if (!parsed.success) return null;
  const { name, what, person } = parsed.data;
  return {
    do: 'askForSomebody',
    name: filled(name),
    what: what ?? null,
    person: person === undefined ? null : personId(person),
  };
}
