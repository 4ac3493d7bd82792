import type { LineRequest } from '../requests/index.js';
import type { CountryCode, PersonId } from '../telephony/index.js';
import { type Language, type Texts, textsOf } from './texts.js';

/** For whom a card is written. */
export interface Reader {
  readonly language: Language;
  /** IANA name, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  /** True where the zone is only the configured one; then times name it. */
  readonly timeZoneAssumed: boolean;
  /** With the line that stands on top of every card, where one does. */
  readonly texts: Texts;
  /** Who they are, where that is known: cards say "you" to them. */
  readonly person?: PersonId | null;
}

/**
 * Puts a reader together; an unknown time zone is replaced by UTC and named. `dryRun`: nothing is changed in the tenant,
 * and every card says so.
 */
export function readerOf(
  language: Language,
  timeZone: string,
  timeZoneAssumed: boolean,
  dryRun = false,
): Reader {
  const known = isTimeZone(timeZone);
  return {
    language,
    timeZone: known ? timeZone : 'UTC',
    timeZoneAssumed: timeZoneAssumed || !known,
    texts: textsOf(language, { dryRun }),
  };
}

/** How a reader sees cards about `request`: one that is only rehearsed says so, whatever the deployment does by now. */
export function readerAbout(request: Pick<LineRequest, 'dryRun'>, reader: Reader): Reader {
  return request.dryRun ? { ...reader, texts: textsOf(reader.language, { dryRun: true }) } : reader;
}

/** Formats take long to make and are asked for again and again. More than this many are clients' inventions. */
const formatsKept = 500;

function remembered<Made>(make: (key: string) => Made): (key: string) => Made {
  const kept = new Map<string, Made>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    if (kept.size >= formatsKept) kept.clear();
    kept.set(key, made);
    return made;
  };
}

/** Whether this is the IANA name of a time zone (or one that Intl takes for one). */
export const isTimeZone = remembered((name) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
});

/** By language, zone, and whether the zone is to be named, parted by blanks. */
const timeFormat = remembered((key) => {
  const [language = 'en', timeZone = 'UTC', named] = key.split(' ');
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    ...(named === 'named' ? { timeZoneName: 'short' } : {}),
  });
});
const countryNames = remembered(
  (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }),
);
const disjunctions = remembered((language) => new Intl.ListFormat(language, { type: 'disjunction' }));

/**
 * "24 Nov 2026, 09:54", in the reader's zone and language; with the zone's name where it is only assumed. The blank after
 * the day's full stop ("24. Nov.") is one that doesn't break: markdown would make a list of it at a text's beginning.
 */
export function when(date: Date, { language, timeZone, timeZoneAssumed }: Reader): string {
  const text = timeFormat(`${language} ${timeZone} ${timeZoneAssumed ? 'named' : ''}`).format(date);
  return text.replace(/^(\d+\.) /, '$1\u00a0');
}

/** The country's name in the reader's language; the code itself where there is no name. */
export function countryName(code: CountryCode, reader: Reader): string {
  return countryNames(reader.language).of(code) ?? code;
}

/** "Anna", "Anna or Ben", "Anna, Ben or Chris", in the reader's language. */
export function eitherOf(names: readonly string[], reader: Reader): string {
  return disjunctions(reader.language).format(names);
}
