import { remembering } from './remembering.js';
import { isWord } from './wordMatch.js';

/** Gives a word as it was meant: itself where it is known, or the known word that it misses by one letter. */
export interface Spelling {
  (word: string): string;
  readonly knows: (word: string) => boolean;
}

/** One letter makes another word of a shorter one. */
const shortestMisspelt = 5;

/**
 * `words`: all that a language's files have. `isKnown` says of words that follow from them, such as compounds. A slip in
 * the first letter isn't corrected, except that the first two may be swapped: it makes other words too often.
 */
export function spellingOf(words: Iterable<string>, isKnown: (word: string) => boolean): Spelling {
  const known = new Set(words);
  const byStart = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < shortestMisspelt || /\d/.test(word)) continue;
    const key = `${word[0]}${word.length}`;
    const list = byStart.get(key);
    if (list === undefined) byStart.set(key, [word]);
    else list.push(word);
  }
  const knows = (word: string) => known.has(word) || isKnown(word);
  const correct = (word: string): string => {
    if (word.length < shortestMisspelt - 1 || /\d/.test(word) || knows(word)) return word;
    for (const first of [word[0], word[1]]) {
      for (const length of [word.length, word.length + 1, word.length - 1]) {
        const found = byStart.get(`${first}${length}`)?.find((each) => isWord(word, each));
        if (found !== undefined) return found;
      }
    }
    return word;
  };
  return Object.assign(remembering(correct), { knows });
}
