import type { ReadWord } from './reading.js';

/** Concepts further apart than this have nothing to do with each other. */
const widestPair = 9;

/**
 * What the scorer sees of a message: its words and pairs of neighbours, what they stand for and which of that goes
 * together, parts of words, and how much of it is strange.
 */
export function featuresOf(words: readonly ReadWord[]): string[] {
  const features = new Set<string>();
  let before = '^';
  let beforeThat = '';
  let strange = 0;
  const concepts: (readonly string[])[] = [];
  for (const { stem, concepts: own, known } of words) {
    const text = known ? stem : '?';
    if (!known) strange += 1;
    if (known) features.add(stem);
    features.add(`${before} ${text}`);
    if (beforeThat !== '') features.add(`${beforeThat} . ${text}`);
    beforeThat = before;
    before = text;
    for (const concept of own) features.add(`:${concept}`);
    if (own.length === 0 && !stem.startsWith('#')) partsOf(stem.replace(/^\?/, ''), features);
    if (own.length > 0) concepts.push(own);
  }
  features.add(`${before} $`);
  concepts.forEach((first, at) => {
    for (let next = at + 1; next < Math.min(concepts.length, at + widestPair); next += 1) {
      for (const one of first) for (const other of concepts[next] ?? []) features.add(`${one}>${other}`);
    }
  });
  features.add(`?${Math.min(strange, 4)}`);
  features.add(`??${Math.round((4 * strange) / Math.max(1, words.length))}`);
  features.add(`#${Math.min(7, Math.round(Math.log2(words.length + 1) * 2))}`);
  return [...features];
}

/** Whether a feature says the same in every language. */
export const isOfNoLanguage = (feature: string): boolean => /^[:?#]|^[A-Z]+>[A-Z]+$/.test(feature);

const partLength = 4;

function partsOf(word: string, features: Set<string>): void {
  if (word.length < partLength) return;
  const framed = `_${word}_`;
  for (let at = 0; at + partLength <= framed.length; at += 1)
    features.add(`~${framed.slice(at, at + partLength)}`);
}
