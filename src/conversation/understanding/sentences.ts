import type { ReadWord } from './reading.js';

/** The sentences of a message, where it has several; none where it is a single one. */
export function sentencesOf(words: readonly ReadWord[]): readonly (readonly ReadWord[])[] {
  const found: ReadWord[][] = [];
  for (const word of words) {
    if (word.begins || found.length === 0) found.push([]);
    found[found.length - 1]?.push(word);
  }
  return found.length > 1 ? found : [];
}
