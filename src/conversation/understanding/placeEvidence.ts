import { cityAt, isFloorWord, partOfSite } from '../../telephony/index.js';
import type { MessageWord } from './messageWords.js';
import type { Evidence } from './pattern.js';
import type { PlaceVocabulary } from './ruleFile.js';

/** A floor is named by a word within so many after the first. */
const floorWithin = 3;

/**
 * Whether a place begins at a word: `{place}` for a floor, a city of the list, or a part of a site with its number
 * ("building 7"), `{name}` also for any capitalised word that the language doesn't know for something else.
 */
export function placeEvidence(words: readonly MessageWord[], vocabulary: PlaceVocabulary): Evidence {
  const plain = words.map((word) => word.plain);
  // Who types no small letters, or only such, tells no names by capitals.
  const shouted = !words.some(({ written }) => /\p{Ll}/u.test(written));
  return (kind, from) => {
    let at = from;
    while (vocabulary.articles.has(plain[at] ?? '')) at += 1;
    const word = words[at];
    if (word === undefined || vocabulary.notPlaces.has(word.plain)) return false;
    const strong = isStrong(at) || (kind === 'name' && cityAt(plain, at) !== null);
    if (strong || kind === 'place') return strong;
    return !shouted && /^\p{Lu}/u.test(word.written) && !vocabulary.frame.has(word.plain);
  };

  function isStrong(at: number): boolean {
    if (cityAt(plain, at) !== null) return true;
    const part = partOfSite(plain[at] ?? '');
    const next = words[at + 1]?.written ?? '';
    if (part !== null && /^(?:\d|\p{Lu}$)/u.test(next)) return true;
    if (/^\d{1,2}(?:f|og)$/.test(plain[at] ?? '')) return true;
    return plain.slice(at, at + floorWithin).some(isFloorWord);
  }
}
