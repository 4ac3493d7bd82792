import { cityAt } from './cityNames.js';
import type { EmergencyLocation } from './emergencyLocation.js';
import { placeWords } from './placeText.js';

/** Words that mean a floor, in the languages in which places are named; each counts as "floor". */
const floorWords = new Set([
  'floor',
  'fl',
  'floors',
  'etage',
  'stock',
  'stockwerk',
  'og',
  'obergeschoss',
  'piso',
  'piano',
]);

/** Ordinals written as words, as people say them. */
const ordinals: Readonly<Record<string, string>> = {
  first: '1',
  second: '2',
  third: '3',
  fourth: '4',
  fifth: '5',
  sixth: '6',
  seventh: '7',
  eighth: '8',
  ninth: '9',
  tenth: '10',
  erster: '1',
  zweiter: '2',
  dritter: '3',
  vierter: '4',
  funfter: '5',
  sechster: '6',
  siebter: '7',
  achter: '8',
  neunter: '9',
  zehnter: '10',
  erste: '1',
  zweite: '2',
  dritte: '3',
  vierte: '4',
  funfte: '5',
  sechste: '6',
  siebte: '7',
  achte: '8',
  neunte: '9',
  zehnte: '10',
  ersten: '1',
  zweiten: '2',
  dritten: '3',
  vierten: '4',
  funften: '5',
  sechsten: '6',
  siebten: '7',
  achten: '8',
  neunten: '9',
  zehnten: '10',
  ground: '0',
  erdgeschoss: '0',
  eg: '0',
  parterre: '0',
};

/**
 * The words by which a place is found: lower case, without accents, "4th", "4." and "fourth" as "4", "Etage" and "OG"
 * as "floor". The same for what the catalogue says and for what a person types.
 */
export function searchWords(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').toLowerCase();
  return plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(/^(\d+)(st|nd|rd|th|er|e|eme)$/, '$1'))
    .flatMap((word) => /^(\d{1,2})f$/.exec(word)?.[1]?.concat(' floor').split(' ') ?? [word])
    .map((word) => (floorWords.has(word) ? 'floor' : (ordinals[word] ?? word)));
}

/**
 * A place's searchable text: its words and the other names of its city ("Munich" for "München"), each once, with a space
 * before each, so that ` word` finds a beginning.
 */
export function searchText(location: EmergencyLocation): string {
  const { site, place, companyName, street, city, stateOrProvince, postalCode } = location;
  const all = [site, place, companyName, street, city, stateOrProvince, postalCode].filter(Boolean).join(' ');
  return [...new Set([...searchWords(all), ...otherCityNames(`${site} ${city}`)])]
    .map((word) => ` ${word}`)
    .join('');
}

/** The words of all names of the cities that a text names. */
export function otherCityNames(text: string): readonly string[] {
  const words = placeWords(text).map(({ plain }) => plain);
  return words.flatMap((_word, at) => cityAt(words, at)?.city.names.flat() ?? []);
}
