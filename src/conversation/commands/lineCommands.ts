import { z } from 'zod';
import { type PersonId, personId } from '../../telephony/index.js';
import { filled, optionalText } from './formContext.js';

/** What a person wants to know. Nothing is changed by it. */
export type LineCommand =
  /** "My phone" and "am I set up for calling?"; `person`: somebody else's, where the asker may see it; null: one's own. */
  | { readonly do: 'showLine' | 'showReadiness'; readonly person: PersonId | null }
  | {
      readonly do: 'countryAvailability';
      /** ISO 3166 alpha-2, where the message names one country clearly. */
      readonly country: string | null;
      /** What names a country in the message, as typed, where none or several were found; null for the person's own. */
      readonly said: string | null;
    };

export const lineEffects = {
  showLine: false,
  showReadiness: false,
  countryAvailability: false,
} as const satisfies Record<LineCommand['do'], boolean>;

const inputs = z.discriminatedUnion('action', [
  z.object({ action: z.enum(['showLine', 'showReadiness']), person: z.guid().optional() }),
  z.object({
    action: z.literal('countryAvailability'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    said: optionalText(200),
  }),
]);

/** The command of a card's data, or null where it is none of these. */
export function lineCommand(data: unknown): LineCommand | null {
  const parsed = inputs.safeParse(data);
  if (!parsed.success) return null;
  const input = parsed.data;
  return input.action === 'countryAvailability'
    ? { do: 'countryAvailability', country: input.country ?? null, said: filled(input.said) }
    : { do: input.action, person: input.person === undefined ? null : personId(input.person) };
}
