import { countryOfCode } from './countryCodes.js';
import { type CountryWords, namesOfCountries, wordsOfLanguages } from './countryNames.js';
import { phraseOf, plainList, type TextWord, wordsOf } from './countryText.js';
import { withinOneEdit } from './oneEdit.js';
import type { CountryCode } from './telephoneNumber.js';

/** Which country a text names; several where it names more than one, or one that could be any of them: the caller asks. */
export type CountryFound =
  | { readonly found: 'one'; readonly country: CountryCode }
  | { readonly found: 'several'; readonly countries: readonly CountryCode[] }
  | { readonly found: 'none' };

type Names = ReadonlyMap<string, readonly CountryCode[]>;

/** From this many letters on, a name that is misspelled by one letter is still understood. */
const shortestMisspelled = 5;
/** No name is longer; longer runs of words aren't looked at. */
const longestName = 60;

const wordsOfAll: readonly CountryWords[] = Object.values(wordsOfLanguages);
const listOf = (of: (words: CountryWords) => string) =>
  new Set(wordsOfAll.flatMap((words) => plainList(of(words))));
const placeWords = listOf((words) => words.placeWords);
const ordinaryWords = listOf((words) => words.ordinaryWords);
const capitalWords = listOf((words) => words.capitalWords);

function namesIn(language: string): Names {
  const names = new Map<string, readonly CountryCode[]>();
  for (const [name, countries] of namesOfCountries(language)) {
    const phrase = phraseOf(wordsOf(name));
    names.set(phrase, [...new Set([...(names.get(phrase) ?? []), ...countries])]);
  }
  return names;
}

/** Names by themselves and by what is left of them without one of their letters: what a slip of one letter meets. */
interface NameIndex {
  readonly names: Names;
  readonly bySlip: ReadonlyMap<string, readonly string[]>;
}

/** The speaker's own language, and all languages together. */
interface LanguageIndex {
  readonly own: NameIndex;
  readonly all: NameIndex;
  readonly mostWords: number;
}

/** The word, and the word without each of its letters. Two words that are one slip apart have one of these in common. */
const slipsOf = (word: string): string[] => [
  word,
  ...Array.from(word, (_letter, at) => word.slice(0, at) + word.slice(at + 1)),
];

function nameIndex(names: Names): NameIndex {
  const bySlip = new Map<string, string[]>();
  for (const name of names.keys()) {
    if (name.length < shortestMisspelled) continue;
    for (const slip of new Set(slipsOf(name))) bySlip.set(slip, [...(bySlip.get(slip) ?? []), name]);
  }
  return { names, bySlip };
}

const indexes = new Map<string, LanguageIndex>();

function indexOf(language: string): LanguageIndex {
  let index = indexes.get(language);
  if (index === undefined) {
    const own = namesIn(language);
    const others = Object.keys(wordsOfLanguages).flatMap((other) => [...namesIn(other)]);
    // One's own language comes last and so wins: "Island" is Iceland to Germans.
    const all: Names = new Map([...others, ...own]);
    const mostWords = Math.max(...[...all.keys()].map((name) => name.split(' ').length));
    index = { own: nameIndex(own), all: nameIndex(all), mostWords };
    indexes.set(language, index);
  }
  return index;
}

/**
 * Looks at ever shorter runs of words, so that "South Korea" isn't Korea, and "Papua New Guinea" isn't Guinea. Answers
 * the countries of every run that the look-up knows, in the order of the text.
 */
function mentions(
  words: readonly TextWord[],
  mostWords: number,
  lookUp: (run: readonly TextWord[], at: number) => readonly CountryCode[],
): CountryCode[] {
  const taken = new Map<number, readonly CountryCode[]>();
  const free = words.map(() => true);
  // Two more than names have, for the words that are passed over.
  for (let length = Math.min(words.length, mostWords + 2); length > 0; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      const run = words.slice(at, at + length);
      if (run[0]?.plain === '' || run.at(-1)?.plain === '') continue;
      if (free.slice(at, at + length).includes(false)) continue;
      const countries = lookUp(run, at);
      if (countries.length === 0) continue;
      free.fill(false, at, at + length);
      taken.set(at, countries);
    }
  }
  return [...taken.keys()].sort((a, b) => a - b).flatMap((at) => taken.get(at) ?? []);
}

/**
 * The country of an ISO code. The only word of a text may be written in any case; in a sentence only capitals count,
 * where they aren't those of a shouted sentence, nor an everyday word or abbreviation ("NO", "our IT department"), unless
 * it stands where a place is named, and at an end ("available in IT?", "in BE and NL").
 */
function codeAt(words: readonly TextWord[], at: number, shouted: boolean): CountryCode | null {
  const word = words[at];
  if (word === undefined) return null;
  const capitals = /^[A-Z]{2,3}$/.test(word.written);
  if (words.length === 1) {
    return capitals || !ordinaryWords.has(word.plain) ? countryOfCode(word.plain.toUpperCase()) : null;
  }
  if (!capitals) return null;
  const placeNamed =
    placeWords.has(words[at - 1]?.plain ?? '') &&
    (words[at + 1] === undefined || words[at + 1]?.plain === '');
  return placeNamed || !(shouted || capitalWords.has(word.written.toLowerCase()))
    ? countryOfCode(word.written)
    : null;
}

/** False where a letter stands for a space: "no way" isn't Norway, but "hongkong" is Hong Kong. */
const sameWords = (phrase: string, name: string) =>
  phrase.split(' ').length === name.split(' ').length ||
  phrase.replaceAll(' ', '') === name.replaceAll(' ', '');

function misspelled(phrase: string, { names, bySlip }: NameIndex): CountryCode[] {
  if (phrase.length > longestName + 1) return [];
  const near = new Set(slipsOf(phrase).flatMap((slip) => bySlip.get(slip) ?? []));
  return [...near]
    .filter((name) => withinOneEdit(phrase, name) && sameWords(phrase, name))
    .flatMap((name) => names.get(name) ?? []);
}

function found(countries: readonly CountryCode[]): CountryFound | null {
  const [first, ...more] = new Set(countries);
  if (first === undefined) return null;
  return more.length === 0
    ? { found: 'one', country: first }
    : { found: 'several', countries: [first, ...more] };
}

/**
 * Finds the country that a text names, as a whole message or a part of one. `language` is the speaker's (BCP 47); names
 * in the other languages are understood too. Names, aliases and ISO codes as they are come first; only where there are
 * none, a name of five letters or more may be misspelled by one letter. Countries of which there is no data are found as
 * well.
 */
export function findCountry(text: string, language: string): CountryFound {
  const words = wordsOf(text);
  const index = indexOf(new Intl.Locale(language).language);
  const shouted = !/\p{Ll}/u.test(text);
  /** An everyday word, unless it is a country's name in the speaker's own language. */
  const ordinary = (run: readonly TextWord[], phrase: string) =>
    run.length === 1 && ordinaryWords.has(phrase) && !(index.own.names.has(phrase) && phrase.length > 3);

  const exact = mentions(words, index.mostWords, (run, at) => {
    const phrase = phraseOf(run);
    const named = ordinary(run, phrase) ? undefined : index.all.names.get(phrase);
    const code = named === undefined && run.length === 1 ? codeAt(words, at, shouted) : null;
    return named ?? (code === null ? [] : [code]);
  });
  if (exact.length > 0) return found(exact) ?? { found: 'none' };

  const near = (names: NameIndex) =>
    mentions(words, index.mostWords, (run) => {
      const phrase = phraseOf(run);
      return ordinary(run, phrase) ? [] : misspelled(phrase, names);
    });
  return found(near(index.own)) ?? found(near(index.all)) ?? { found: 'none' };
}
