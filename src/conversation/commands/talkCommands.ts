import { z } from 'zod';
import type { Intent } from '../understanding/intents.js';

/** Small talk, and what isn't understood for sure. */
export type TalkCommand =
  | { readonly do: 'help' | 'hello' | 'thanks' | 'cancel' | 'cancelForm' | 'notUnderstood' }
  /** Sounds like a real emergency: the answer is to call the emergency number. */
  | { readonly do: 'emergencyNow' }
  /** It might be one of these, best first, at most three. */
  | { readonly do: 'suggest'; readonly intents: readonly Intent[] };

export const talkEffects = {
  help: false,
  hello: false,
  thanks: false,
  cancel: false,
  cancelForm: false,
  notUnderstood: false,
  emergencyNow: false,
  suggest: false,
} as const satisfies Record<TalkCommand['do'], boolean>;

const inputs = z.object({ action: z.enum(['help', 'cancelForm']) });

/** The command of a card's data, or null where it is none of these. */
export function talkCommand(data: unknown): TalkCommand | null {
  const parsed = inputs.safeParse(data);
  return parsed.success ? { do: parsed.data.action } : null;
}
