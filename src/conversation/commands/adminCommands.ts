import { z } from 'zod';
import { type E164, parseE164 } from '../../telephony/index.js';
import { filled, offsetInput, optionalText } from './formContext.js';

/** What administrators look at in chat. Nothing is changed by it, but for the look at many lines that is begun. */
export type AdminCommand =
  | { readonly do: 'failedRequests'; readonly offset: number }
  | { readonly do: 'unansweredReminders' | 'numberStock' }
  | { readonly do: 'find'; readonly number: E164 | null; readonly text: string }
  | {
      readonly do: 'readinessOf';
      /** A site's or a group's name or id, or a person's name. */
      readonly text: string;
      /** Whose readiness it is, where the message names a person; for those who are no administrators. */
      readonly person: string | null;
    };

export const adminEffects = {
  failedRequests: false,
  unansweredReminders: false,
  numberStock: false,
  find: false,
  readinessOf: true,
} as const satisfies Record<AdminCommand['do'], boolean>;

const text = optionalText(200);
const inputs = z.discriminatedUnion('action', [
  z.object({ action: z.literal('failedRequests'), offset: offsetInput }),
  z.object({ action: z.enum(['unansweredReminders', 'numberStock']) }),
  z.object({ action: z.literal('find'), number: optionalText(40), text }),
  z.object({ action: z.literal('readinessOf'), text }),
]);

/** The command of a card's data, or null where it is none of these. */
export function adminCommand(data: unknown): AdminCommand | null {
  const parsed = inputs.safeParse(data);
  if (!parsed.success) return null;
  const input = parsed.data;
  switch (input.action) {
    case 'failedRequests':
      return { do: input.action, offset: input.offset ?? 0 };
    case 'unansweredReminders':
    case 'numberStock':
      return { do: input.action };
    case 'find':
      return { do: input.action, number: parseE164(input.number ?? ''), text: filled(input.text) ?? '' };
    case 'readinessOf':
      return { do: input.action, text: filled(input.text) ?? '', person: null };
    default:
      return input satisfies never;
  }
}
