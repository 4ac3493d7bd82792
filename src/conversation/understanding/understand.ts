import { z } from 'zod';
import { searchWords } from '../../telephony/index.js';
import type { Command } from '../command.js';
import type { Language } from '../texts.js';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import { isWord } from './wordMatch.js';

const ruleSchema = z.strictObject({
  intent: z.enum(['changeLocation', 'listRequests', 'withdrawWaiting', 'cancel', 'help', 'thanks', 'hello']),
  /** One word of each list must be there. */
  all: z.array(z.array(z.string())),
  /** None of these may be there: words of things that only sound alike. */
  none: z.array(z.string()).optional(),
  /** The message has at most this many words: longer ones are about something else. */
  atMost: z.number().optional(),
});
type Rule = z.infer<typeof ruleSchema>;
const rulesSchema = z.object({ intents: z.array(ruleSchema) });

const rules: Readonly<Record<Language, readonly Rule[]>> = {
  en: rulesSchema.parse(english).intents,
  de: rulesSchema.parse(german).intents,
};

/** Longer messages are cut before they are read: nobody's need takes more, and matching stays quick. */
const longestRead = 1000;

/**
 * What a message asks for. Tried in the reader's language first and then in the others, since people type what the
 * command list of their client shows. What isn't understood is `notUnderstood`, never a guess.
 */
export function understand(message: string, language: Language): Command {
  const plain = plainWords(message.slice(0, longestRead));
  const order = [language, ...(Object.keys(rules) as Language[]).filter((other) => other !== language)];
  for (const tried of order) {
    const rule = rules[tried].find((candidate) => matches(candidate, plain));
    if (rule !== undefined) return commandFor(rule.intent, message.slice(0, longestRead));
  }
  return { do: 'notUnderstood' };
}

function commandFor(intent: Rule['intent'], message: string): Command {
  switch (intent) {
    case 'changeLocation':
      return {
        do: 'openLocationForm',
        named: searchWords(destinationOf(message)),
        search: null,
        offset: 0,
        formNonce: null,
        chosen: null,
        reason: null,
      };
    case 'listRequests':
      return { do: 'listRequests', offset: 0 };
    default:
      return { do: intent };
  }
}

/** Leaves out where somebody comes from: "from the 2nd floor to the 4th" names the 4th. */
function destinationOf(message: string): string {
  return message.replace(/\b(from|von|vom)\b.*?\b(to|nach|in|ins)\b/giu, ' ');
}

function plainWords(message: string): string[] {
  return message
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function matches(rule: Rule, words: readonly string[]): boolean {
  if (words.length === 0 || (rule.atMost !== undefined && words.length > rule.atMost)) return false;
  if (rule.none?.some((word) => words.includes(word))) return false;
  return rule.all.every((choices) => choices.some((meant) => words.some((typed) => isWord(typed, meant))));
}
