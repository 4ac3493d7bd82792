import { WrongUsage } from './commandLine.js';
import { beginningOfDay, nextDay } from './localTime.js';

/**
 * Reads an option that is a day of the zone (`--to` includes it, the others begin with it) or a moment in ISO 8601. Throws
 * WrongUsage.
 */
export function momentOf(option: 'from' | 'to' | 'since', text: string, timeZone: string): Date {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && isDay(text)) {
    return beginningOfDay(option === 'to' ? nextDay(text) : text, timeZone);
  }
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))) {
    return new Date(text);
  }
  throw new WrongUsage(`--${option} is a day (2026-03-29) or a moment (2026-03-29T08:00:00Z).`);
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
