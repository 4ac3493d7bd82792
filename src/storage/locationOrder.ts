import { type EmergencyLocation, locationAddress, searchWords } from '../telephony/index.js';

/**
 * A key by which a database sorts places as people do, comparing byte by byte: by site, address and place, numbers by
 * their value ("2nd floor" before "10th floor", "ground floor" before both), an address before the places in it.
 */
export function locationSortKey(location: EmergencyLocation): string {
  const parts = [location.site, locationAddress(location), location.civicAddressId, location.place ?? ''];
  return parts.map(naturalOrder).join('\u0001');
}

function naturalOrder(text: string): string {
  return searchWords(text)
    .map((word) => word.replace(/\d+/g, (digits) => digits.padStart(10, '0')))
    .join(' ');
}
