import { allCountries, cityAt, countryName, isFloorWord, partOfSite } from '../../telephony/index.js';
import type { Lexicon } from './lexicon.js';
import type { MessageWord } from './messageWords.js';
import type { Spelling } from './spelling.js';

/** A word as the scorer reads it. */
export interface ReadWord {
  /** Its stem, or what it is of (`#city`, `#digits`). */
  readonly stem: string;
  readonly concepts: readonly string[];
  /** Whether the language's examples or lists have it; names of places, numbers and the like always are. */
  readonly known: boolean;
  /** Whether a sentence begins here. */
  readonly begins: boolean;
  /** Which of the message's words it is, and how many it takes. */
  readonly at: number;
  readonly length: number;
  readonly written: string;
}

/** What a language needs for reading a message. */
export interface ReadingWords {
  readonly language: string;
  readonly lexicon: Lexicon;
  readonly spelling: Spelling;
}

/** Digits, signs and blanks as they stand in telephone numbers. */
const numberPattern = /(?<![\p{L}\p{N}])\+?\(?\d[\d\s()/.-]{6,}\d(?![\p{L}\p{N}])/gu;
/** A phrase's words may be so far apart. */
const widestGap = 5;

/** The words of a message, with what they are of and stand for. */
export function readWords(
  message: string,
  words: readonly MessageWord[],
  { language, lexicon, spelling }: ReadingWords,
): ReadWord[] {
  const numbers = [...message.matchAll(numberPattern)]
    .filter(([found]) => found.replace(/\D/g, '').length >= 7)
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
  const plain = words.map((word) => word.plain);
  const folded = words.map((word) => spelling(lexicon.usual(lexicon.fold(word.written))));
  const phrases = phrasesIn(folded, lexicon);
  const countries = countriesOf(language, lexicon);
  const shouted = !words.some(({ written }) => /\p{Ll}/u.test(written));

  const read: ReadWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const text = folded[at] ?? '';
    if (word === undefined) continue;
    const begins = word.after === 'sentence';
    const push = (stem: string, length: number, concepts: readonly string[], known = true) => {
      read.push({
        begins,
        at,
        written: message.slice(word.start, words[at + length - 1]?.end),
        stem,
        length,
        concepts: [...new Set([...concepts, ...(phrases.get(at) ?? [])])],
        known,
      });
      at += length - 1;
    };
    const number = numbers.find(({ start, end }) => word.start >= start && word.end <= end);
    if (number !== undefined) {
      let length = 1;
      while ((words[at + length]?.end ?? Number.POSITIVE_INFINITY) <= number.end) length += 1;
      push('#number', length, ['TYPEDNUMBER']);
      continue;
    }
    const city = cityAt(plain, at);
    // "essen" is a city where one is expected, and else a meal.
    const plainly =
      city === null ||
      (city.length === 1 && /^\p{Ll}/u.test(word.written) && lexicon.conceptsOf(text).length > 0);
    const expected = lexicon.conceptsOf(folded[at - 1] ?? '').includes('INPLACE');
    if (city !== null && (!plainly || expected)) {
      push('#city', city.length, ['CITY']);
      continue;
    }
    if (lexicon.cityOf(text) !== null) {
      push('#city', 1, ['CITY']);
      continue;
    }
    const country = countryLength(countries, folded, at);
    if (country > 0) {
      push('#country', country, ['COUNTRY']);
      continue;
    }
    const concepts = lexicon.conceptsOf(text);
    if (/^\d+$/.test(text)) {
      push(
        /^(?:911|112|110|999|000)$/.test(text) ? text : '#digits',
        1,
        concepts.length > 0 ? concepts : ['DIGITS'],
      );
    } else if (/\d/.test(text)) {
      push(
        concepts.length > 0 ? text : '#code',
        1,
        floorOr(plain, at, concepts.length > 0 ? concepts : ['CODE']),
      );
    } else if (isFloorWord(word.plain) && concepts.length === 0) {
      push(lexicon.stemOf(text), 1, ['FLOOR']);
    } else if (partOfSite(word.plain) !== null && concepts.length === 0) {
      push(lexicon.stemOf(text), 1, ['SEAT']);
    } else if (concepts.length === 0 && lexicon.givenNames.has(text)) {
      const next = words[at + 1];
      const surname =
        next !== undefined &&
        next.after === 'blank' &&
        !shouted &&
        /^\p{Lu}/u.test(next.written) &&
        lexicon.conceptsOf(folded[at + 1] ?? '').length === 0;
      push('#person', surname ? 2 : 1, ['PERSON']);
    } else {
      const known = concepts.length > 0 || phrases.has(at) || spelling.knows(text);
      const capital = !shouted && !begins && !known && /^\p{Lu}\p{Ll}/u.test(word.written);
      push(
        known ? lexicon.stemOf(text) : capital ? '#name' : `?${lexicon.stemOf(text)}`,
        1,
        concepts,
        known || capital,
      );
    }
  }
  return read;
}

const floorOr = (plain: readonly string[], at: number, concepts: readonly string[]) =>
  isFloorWord(plain[at + 1] ?? '') ||
  isFloorWord(plain[at - 1] ?? '') ||
  /^\d{1,2}(?:f|og)$/.test(plain[at] ?? '')
    ? ['FLOORNUMBER']
    : concepts;

/** The concepts of phrases, by the word where each begins. */
function phrasesIn(folded: readonly string[], lexicon: Lexicon): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  folded.forEach((word, start) => {
    for (const { concept, rest } of lexicon.phrasesFrom(word)) {
      let at = start;
      const isThere = rest.every(({ word: wanted, gap }) => {
        const from = at + 1;
        for (at = from; at <= (gap ? from + widestGap : from); at += 1)
          if (matches(folded[at], wanted)) return true;
        return false;
      });
      if (isThere) found.set(start, [...(found.get(start) ?? []), concept]);
    }
  });
  return found;
}

const matches = (word: string | undefined, wanted: string): boolean =>
  word !== undefined && (wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted);

type CountryNames = ReadonlyMap<string, readonly (readonly string[])[]>;
const namesByLanguage = new Map<string, CountryNames>();

/** Names of countries by their first word; only for telling that one is named, `findCountry` tells which. */
function countriesOf(language: string, lexicon: Lexicon): CountryNames {
  const known = namesByLanguage.get(language);
  if (known !== undefined) return known;
  const names = new Map<string, (readonly string[])[]>();
  for (const country of allCountries) {
    const words = countryName(country, language)
      .split(/[^\p{L}\p{M}]+/u)
      .filter(Boolean)
      .map(lexicon.fold);
    const [first] = words;
    if (first !== undefined) names.set(first, [...(names.get(first) ?? []), words]);
  }
  namesByLanguage.set(language, names);
  return names;
}

function countryLength(names: CountryNames, folded: readonly string[], at: number): number {
  const lengths = (names.get(folded[at] ?? '') ?? [])
    .filter((name) => name.every((word, index) => folded[at + index] === word))
    .map((name) => name.length);
  return Math.max(0, ...lengths);
}
