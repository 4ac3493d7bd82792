import { wordsOfLanguages } from './countryNames.js';

/** A word of a text: as it was written, and plain as names are compared. An empty plain word is passed over. */
export interface TextWord {
  readonly written: string;
  readonly plain: string;
}

const spellings = new Map(
  Object.values(wordsOfLanguages).flatMap(({ spellings }) => Object.entries(spellings)),
);

const plainLetters = (text: string) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').toLowerCase();

/**
 * The words of a text or a name. Case, accents and ß don't matter; "U.S." is one word; the English and German genitive
 * of a name ("Germany's") is the name.
 */
export function wordsOf(text: string): TextWord[] {
  return text
    .replace(/\b(\p{Lu})\.(?=\p{Lu}\b)/gu, '$1')
    .replace(/['’]s(?!\p{L})/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((written) => {
      const plain = plainLetters(written);
      return { written, plain: spellings.get(plain) ?? plain };
    });
}

/** The words as one phrase, without those that are passed over. */
export const phraseOf = (words: readonly TextWord[]): string =>
  words
    .map(({ plain }) => plain)
    .filter((word) => word !== '')
    .join(' ');

/** A data file's list of words, plain. */
export const plainList = (list: string): string[] => list.split(' ').map(plainLetters);
