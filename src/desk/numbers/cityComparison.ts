import { cityAt, placeWords } from '../../telephony/index.js';

/** Its words without accents and case, and the city that the list knows by all of them. */
function comparedCity(name: string) {
  const words = placeWords(name).map(({ plain }) => plain);
  const known = cityAt(words, 0);
  return { words, known: known !== null && known.length === words.length ? known.city : null };
}

/** True if both name one city: by the same words, or by two names of it ("München", "Munich"). */
export function sameCity(one: string, other: string): boolean {
  const [a, b] = [comparedCity(one), comparedCity(other)];
  if (a.words.length === 0 || b.words.length === 0) return false;
  return a.words.join(' ') === b.words.join(' ') || (a.known !== null && a.known === b.known);
}

/**
 * True if the two are certainly different cities: the list of cities knows both. Of a suburb that it doesn't know nobody
 * can say whether it shares its neighbour's area code.
 */
export function surelyOtherCity(one: string, other: string): boolean {
  const [a, b] = [comparedCity(one), comparedCity(other)];
  return a.known !== null && b.known !== null && a.known !== b.known;
}

/** The country of a city that the list knows; null where it doesn't. */
export function countryOfCity(name: string): string | null {
  return comparedCity(name).known?.country ?? null;
}
