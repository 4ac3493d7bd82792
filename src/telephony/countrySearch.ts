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

const wordsOfAll: readonly CountryWords[] = Object.values(wordsOfLanguages);
const listOf = (of: (words: CountryWords) => string) =>
  new Set(wordsOfAll.flatMap((words) => plainList(of(words))));
const placeWords = listOf((words) => words.placeWords);
const ordinaryWords = listOf((words) => words.ordinaryWords);
const capitalWords = listOf((words) => words.capitalWords);

const namesByLanguage = new Map<string, Names>();

function namesIn(language: string): Names {
  const known = namesByLanguage.get(language);
  if (known !== undefined) return known;
  const names = new Map<string, readonly CountryCode[]>();
  for (const [name, countries] of namesOfCountries(language)) {
    const phrase = phraseOf(wordsOf(name));
    names.set(phrase, [...new Set([...(names.get(phrase) ?? []), ...countries])]);
  }
  namesByLanguage.set(language, names);
  return names;
}

/** Names by themselves and by what is left of them without one of their letters: what a slip of one letter meets. */
interface NameIndex {
  readonly names: Names;
  readonly bySlip: ReadonlyMap<string, readonly string[]>;
  /** All words of names that have more than one. */
  readonly wordsOfLonger: ReadonlySet<string>;
  readonly mostWords: number;
}

/** The speaker's own language, and all languages together. */
interface LanguageIndex {
  readonly own: NameIndex;
  readonly all: NameIndex;
}

/** The word, and the word without each of its letters. Two words that are one slip apart have one of these in common. */
const slipsOf = (word: string): string[] => [
  word,
  ...Array.from(word, (_letter, at) => word.slice(0, at) + word.slice(at + 1)),
];

function nameIndex(names: Names): NameIndex {
  const bySlip = new Map<string, string[]>();
  const wordsOfLonger = new Set<string>();
  let mostWords = 0;
  for (const name of names.keys()) {
    const words = name.split(' ');
    mostWords = Math.max(mostWords, words.length);
    if (words.length > 1) for (const word of words) wordsOfLonger.add(word);
    if (name.length < shortestMisspelled) continue;
    for (const slip of new Set(slipsOf(name))) {
      const others = bySlip.get(slip);
      if (others === undefined) bySlip.set(slip, [name]);
      else others.push(name);
    }
  }
  return { names, bySlip, wordsOfLonger, mostWords };
}

const indexes = new Map<string, LanguageIndex>();

function indexOf(language: string): LanguageIndex {
  let index = indexes.get(language);
  if (index === undefined) {
    const own = namesIn(language);
    const others = Object.keys(wordsOfLanguages).flatMap((other) => [...namesIn(other)]);
    // One's own language comes last and so wins: "Island" is Iceland to Germans.
    const all: Names = new Map([...others, ...own]);
    index = { own: nameIndex(own), all: nameIndex(all) };
    indexes.set(language, index);
  }
  return index;
}

/**
 * Looks at ever shorter runs of words, so that "South Korea" isn't Korea, and "Papua New Guinea" isn't Guinea. Answers
 * the countries of every run that the look-up knows, in the order of the text. Longer runs with more than `strangeWords`
 * words that are in no longer name aren't looked up: nearly all of a long message, which would take a millisecond.
 */
function mentions(
  words: readonly TextWord[],
  { wordsOfLonger, mostWords }: NameIndex,
  strangeWords: number,
  lookUp: (run: readonly TextWord[], at: number) => readonly CountryCode[],
): CountryCode[] {
  const taken = new Map<number, readonly CountryCode[]>();
  const free = words.map(() => true);
  const strange = words.map(({ plain }) => plain !== '' && !wordsOfLonger.has(plain));
  // Two more than names have, for the words that are passed over.
  for (let length = Math.min(words.length, mostWords + 2); length > 0; length--) {
    for (let at = 0, strangers = 0; at + length <= words.length; at++) {
      if (at === 0) for (let first = 0; first < length; first++) strangers += strange[first] ? 1 : 0;
      else strangers += (strange[at + length - 1] ? 1 : 0) - (strange[at - 1] ? 1 : 0);
      if (length > 2 && strangers > strangeWords) continue;
      if (words[at]?.plain === '' || words[at + length - 1]?.plain === '') continue;
      if (free.slice(at, at + length).includes(false)) continue;
      const countries = lookUp(words.slice(at, at + length), at);
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

/** The countries of names that are one slip from the run of words; a slip of a long name is in one of its words alone. */
function misspelled(run: readonly TextWord[], { names, bySlip, wordsOfLonger }: NameIndex): CountryCode[] {
  const phrase = phraseOf(run);
  if (run.length > 1) {
    const torn = names.get(phrase.replaceAll(' ', ''));
    if (torn !== undefined && run.length === 2 && phrase.length > shortestMisspelled) return [...torn];
    const strange = run.filter(({ plain }) => plain !== '' && !wordsOfLonger.has(plain));
    if (strange.length > 1) return [];
  }
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
 * well. Throws a RangeError where `language` isn't a language tag. The first call for a language makes its index (tens of
 * milliseconds), later ones take some tenths of one.
 */
export function findCountry(text: string, language: string): CountryFound {
  const words = wordsOf(text);
  const index = indexOf(new Intl.Locale(language).language);
  const shouted = !/\p{Ll}/u.test(text);
  /** An everyday word, unless it is a country's name in the speaker's own language. */
  const ordinary = (run: readonly TextWord[], phrase: string) =>
    run.length === 1 && ordinaryWords.has(phrase) && !(index.own.names.has(phrase) && phrase.length > 3);

  const exact = mentions(words, index.all, 0, (run, at) => {
    const phrase = phraseOf(run);
    const named = ordinary(run, phrase) ? undefined : index.all.names.get(phrase);
    const code = named === undefined && run.length === 1 ? codeAt(words, at, shouted) : null;
    return named ?? (code === null ? [] : [code]);
  });
  if (exact.length > 0) return found(exact) ?? { found: 'none' };

  const near = (names: NameIndex) =>
    mentions(words, names, 1, (run) => (ordinary(run, phraseOf(run)) ? [] : misspelled(run, names)));
  return found(near(index.own)) ?? found(near(index.all)) ?? { found: 'none' };
}
