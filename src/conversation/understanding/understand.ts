import { newForm } from '../../desk/index.js';
import type { Command } from '../commands/index.js';
import type { Language } from '../texts.js';
import { meaningOf } from './meaning.js';

/**
 * What a message asks for, as a command. What isn't understood, and what no command answers yet, is `notUnderstood`,
 * never a guess.
 */
export function understand(message: string, language: Language): Command {
  const meaning = meaningOf(message, language);
  switch (meaning?.intent) {
    case 'changeLocation':
      return {
        do: 'openLocationForm',
        named: meaning.place,
        search: null,
        offset: 0,
        form: newForm,
        chosen: null,
        reason: null,
      };
    case 'listRequests':
      return { do: 'listRequests', offset: 0 };
    case 'withdrawWaiting':
    case 'cancel':
    case 'help':
    case 'thanks':
    case 'hello':
      return { do: meaning.intent };
    // The help card says first of all what to do in an emergency.
    case 'emergencyNow':
      return { do: 'help' };
    default:
      return { do: 'notUnderstood' };
  }
}
