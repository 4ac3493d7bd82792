import { parseE164 } from '../../telephony/index.js';
import type { AdminCommand } from '../commands/adminCommands.js';
import { soughtPlace } from './soughtName.js';

const stock = /^(?:number |licen[cs]e )?stock$|^(?:nummern|rufnummern|lizenz)?bestand$/iu;
const findDigits = /^(?:find|finde|suche?)\s+(?:number\s+|(?:ruf)?nummer\s+)?(\+?\d[\d\s()/.-]*)$/iu;
const readiness = /^(?:readiness|bereitschaft)\s+(?:of|at|von|am|in)\s+\S/iu;

/** What administrators type as a command, word for word: too short to be understood as a sentence. Null for the rest. */
export function typedCommand(message: string): AdminCommand | null {
  const text = message.trim().replace(/[?!.\s]+$/u, '');
  if (stock.test(text)) return { do: 'numberStock' };
  const digits = findDigits.exec(text)?.[1];
  if (digits !== undefined) return { do: 'find', number: parseE164(digits), text: digits };
  if (readiness.test(text)) {
    const place = soughtPlace(text);
    return { do: 'readinessOf', text: place, person: place };
  }
  return null;
}
