import cities from './cities.json' with { type: 'json' };
import { placeWords } from './placeText.js';
import type { CountryCode } from './telephoneNumber.js';

/** A city by all its names (its own first, exonyms of the languages after), each as plain words. */
export interface City {
  readonly country: CountryCode;
  readonly names: readonly (readonly string[])[];
}

const plain = (name: string): readonly string[] => placeWords(name).map((word) => word.plain);
const all: readonly City[] = cities.map(({ country, names }) => ({ country, names: names.map(plain) }));
const byFirstWord = new Map<string, { readonly name: readonly string[]; readonly city: City }[]>();
for (const city of all) {
  for (const name of city.names) {
    const [first = ''] = name;
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { name, city }]);
  }
}

/**
 * The city whose name begins at `at` in `words` (plain, see `placeWords`), and how many words it takes; the longest name
 * counts. Null where none does. A small list of cities with several names and of those in which offices often are: what
 * isn't on it isn't thereby unknown.
 */
export function cityAt(
  words: readonly string[],
  at: number,
): { readonly city: City; readonly length: number } | null {
  let best: { city: City; length: number } | null = null;
  for (const { name, city } of byFirstWord.get(words[at] ?? '') ?? []) {
    if (name.length > (best?.length ?? 0) && name.every((word, index) => words[at + index] === word)) {
      best = { city, length: name.length };
    }
  }
  return best;
}
