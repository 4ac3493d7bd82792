import { z } from 'zod';
import { jsonByLanguage } from '../assets.js';
import { allCountries } from './countryCodes.js';
import type { CountryCode } from './telephoneNumber.js';

/** What a language's file (`countryWords.<language>.json`) says; a further language is a further file. */
export interface CountryWords {
  /** Other names than Intl's, by country. */
  readonly aliases: Readonly<Record<CountryCode, readonly string[]>>;
  /** Names that several countries share. */
  readonly shared: Readonly<Record<string, readonly CountryCode[]>>;
  /** One word for another, in names and in texts; an empty one is passed over. */
  readonly spellings: Readonly<Record<string, string>>;
  /** Words after which a place is named. */
  readonly placeWords: string;
  /** Words that are neither a code nor a misspelled country: they mean something else. */
  readonly ordinaryWords: string;
  /** Words that mean something else even where they are written in capitals. */
  readonly capitalWords: string;
}

const countryWordsSchema: z.ZodType<CountryWords> = z.object({
  aliases: z.record(z.string(), z.array(z.string())),
  shared: z.record(z.string(), z.array(z.string())),
  spellings: z.record(z.string(), z.string()),
  placeWords: z.string(),
  ordinaryWords: z.string(),
  capitalWords: z.string(),
});

/** By language. One that has no file is understood by Intl's names of the countries. */
export const wordsOfLanguages: Readonly<Record<string, CountryWords>> = Object.fromEntries(
  [...jsonByLanguage('telephony', 'countryWords')].map(([language, words]) => [
    language,
    countryWordsSchema.parse(words),
  ]),
);

const namers = new Map<string, Record<'long' | 'short', Intl.DisplayNames>>();

function namerOf(language: string) {
  let namer = namers.get(language);
  if (namer === undefined) {
    const options = { type: 'region', fallback: 'code' } as const;
    namer = {
      long: new Intl.DisplayNames([language, 'en'], { ...options, style: 'long' }),
      short: new Intl.DisplayNames([language, 'en'], { ...options, style: 'short' }),
    };
    namers.set(language, namer);
  }
  return namer;
}

/**
 * The country's name in a language (a BCP 47 tag such as `de` or `en-GB`), for reading; the code itself where Intl knows
 * no name. Throws a RangeError for what isn't a language tag or not the form of a code.
 */
export function countryName(country: CountryCode, language: string): string {
  return namerOf(language).long.of(country) ?? country;
}

/** Every name by which people of a language may call a country, as written: Intl's long and short one, and aliases. */
export function namesOfCountries(language: string): [name: string, countries: readonly CountryCode[]][] {
  const { short } = namerOf(language);
  const words = wordsOfLanguages[language];
  const named = allCountries.flatMap((country) =>
    [
      ...withAndWithoutBrackets(countryName(country, language)),
      ...withAndWithoutBrackets(short.of(country) ?? country),
      ...(words?.aliases[country] ?? []),
    ].map((name): [string, readonly CountryCode[]] => [name, [country]]),
  );
  return [...named, ...Object.entries(words?.shared ?? {})];
}

/** "Myanmar (Burma)" is also called Myanmar. */
const withAndWithoutBrackets = (name: string) => [name, name.replace(/\s*\(.*?\)/, '')];
