import type { EmergencyLocation } from './emergencyLocation.js';
import { withinOneEdit } from './oneEdit.js';
import { streetLine } from './streetLine.js';
import type { NewAddress } from './typedAddress.js';

/** How near a location of the catalogue is to an address that somebody wants to add. */
export type Likeness =
  /** The same civic address: street, number and town. */
  | 'sameAddress'
  /** Perhaps the same: a letter of the street or the number's addition differs. */
  | 'similar';

/** One spelling for what is written short in one place and in full in the other. */
const shortForms: Readonly<Record<string, string>> = {
  street: 'st',
  saint: 'st',
  sankt: 'st',
  road: 'rd',
  avenue: 'ave',
  av: 'ave',
  boulevard: 'blvd',
  bd: 'blvd',
  lane: 'ln',
  drive: 'dr',
  square: 'sq',
  place: 'pl',
  platz: 'pl',
  court: 'ct',
  highway: 'hwy',
  parkway: 'pkwy',
  terrace: 'ter',
  strasse: 'str',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
};

interface Folded {
  readonly street: string;
  /** The house number's digits, and what is added to them ("49", "a"). */
  readonly number: string;
  readonly addition: string;
}

/**
 * Whether the location is, or may well be, at the address: compared without accents, case and abbreviations ("Torstr."
 * is "Torstraße"), in the same town by postal code or by name. Null for another address.
 */
export function likeness(
  address: Pick<NewAddress, 'country' | 'street' | 'houseNumber' | 'city' | 'postalCode'>,
  location: Pick<EmergencyLocation, 'street' | 'city' | 'postalCode'>,
): Likeness | null {
  const sameCode =
    address.postalCode !== null && plain(address.postalCode) === plain(location.postalCode ?? '');
  const sameCity = plain(address.city) === plain(location.city);
  if (!sameCode && !sameCity) return null;
  const a = foldedStreet(streetLine(address.country, address.houseNumber, address.street));
  const b = foldedStreet(location.street);
  if (a.number !== b.number) return null;
  const sameStreet = a.street === b.street;
  if (sameStreet && a.addition === b.addition) return 'sameAddress';
  const nearStreet = sameStreet || (a.street.length >= 5 && withinOneEdit(a.street, b.street));
  return nearStreet ? 'similar' : null;
}

/** True if two places in a building are one: "4th floor" and "4th Floor". */
export function samePlace(a: string | null, b: string | null): boolean {
  return plain(a ?? '') === plain(b ?? '');
}

/** Words by which the catalogue finds locations that may be at the address, in the form of `searchWords`. */
export function wordsOfAddress({
  street,
  houseNumber,
  city,
  postalCode,
}: Pick<NewAddress, 'street' | 'houseNumber' | 'city' | 'postalCode'>): readonly string[] {
  // A short form is the beginning of the long one, so that either spelling is found.
  return [...words(street).map(shortened), ...words(`${houseNumber ?? ''} ${postalCode ?? ''} ${city}`)];
}

function words(text: string): string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').toLowerCase();
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

const plain = (text: string) => words(text).join('');

function shortened(word: string): string {
  return shortForms[word] ?? word.replace(/(?<=...)stra(?:ss|s|b)e$/, 'str').replace(/(?<=...)platz$/, 'pl');
}

function foldedStreet(line: string): Folded {
  const all = words(line);
  const at = all.findLastIndex((word) => /^\d+[a-z]?$/.test(word));
  const [, number = '', letter = ''] = /^(\d+)([a-z]?)$/.exec(all[at] ?? '') ?? [];
  const next = all[at + 1];
  // At the line's end only: before a street, a single letter is a direction ("120 W 44th St").
  const added = letter === '' && at === all.length - 2 && next !== undefined && /^[a-z]$/.test(next);
  const street = all.filter((_, index) => index !== at && !(added && index === at + 1)).map(shortened);
  return { street: street.join(''), number, addition: added ? next : letter };
}
