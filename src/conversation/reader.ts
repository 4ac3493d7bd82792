import type { CountryCode } from '../telephony/index.js';
import { type Language, type Texts, textsOf } from './texts.js';

/** For whom a card is written. */
export interface Reader {
  readonly language: Language;
  /** IANA name, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  /** True where the zone is only the configured one; then times name it. */
  readonly timeZoneAssumed: boolean;
  readonly texts: Texts;
}

/** Puts a reader together; an unknown time zone is replaced by UTC and named. */
export function readerOf(language: Language, timeZone: string, timeZoneAssumed: boolean): Reader {
  const known = isTimeZone(timeZone);
  return {
    language,
    timeZone: known ? timeZone : 'UTC',
    timeZoneAssumed: timeZoneAssumed || !known,
    texts: textsOf(language),
  };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** "24 Nov 2026, 09:54", in the reader's zone and language; with the zone's name where it is only assumed. */
export function when(date: Date, reader: Reader): string {
  const locale = reader.language === 'en' ? 'en-GB' : reader.language;
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: reader.timeZone,
    ...(reader.timeZoneAssumed ? { timeZoneName: 'short' } : {}),
  };
  return new Intl.DateTimeFormat(locale, options).format(date);
}

/** The country's name in the reader's language; the code itself where there is no name. */
export function countryName(code: CountryCode, reader: Reader): string {
  return new Intl.DisplayNames([reader.language], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** "Anna", "Anna or Ben", "Anna, Ben or 3 others" are left to Intl; at most `most` names are spelt out. */
export function eitherOf(names: readonly string[], reader: Reader): string {
  return new Intl.ListFormat(reader.language, { type: 'disjunction' }).format(names);
}
