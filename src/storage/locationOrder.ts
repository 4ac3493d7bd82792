import { type EmergencyLocation, locationAddress, searchWords } from '../telephony/index.js';

/** The key's parts end with it. */
export const partEnd = '\u0001';

/**
 * A key by which a database sorts places as people do, comparing byte by byte: by site, address and place, numbers by
 * their value ("2nd floor" before "10th floor", "ground floor" before both), an address before the places in it.
 */
export function locationSortKey(location: EmergencyLocation): string {
  const parts = [location.site, locationAddress(location), location.civicAddressId, location.place ?? ''];
  return parts.map(naturalOrder).join(partEnd);
}

/** Search words in the form in which a key holds them. */
export const wordsInKey = (words: readonly string[]): string => words.map(padded).join(' ');

function naturalOrder(text: string): string {
  return wordsInKey(searchWords(text));
}

const padded = (word: string) => word.replace(/\d+/g, (digits) => digits.padStart(10, '0'));
