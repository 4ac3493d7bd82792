import type { Reader } from '../reader.js';

/** The month or day at which a fact was true (`2023-01`, `2023-01-31`), in the reader's words: "January 2023". Raw. */
export function monthOf(asOf: string, { language }: Reader): string {
  const date = new Date(`${asOf.length === 7 ? `${asOf}-01` : asOf}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return asOf;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...(asOf.length === 7 ? {} : { day: 'numeric' }),
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date);
}
