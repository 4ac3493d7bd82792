import { type EmergencyLocation, sameAddress, searchText, searchWords } from '../telephony/index.js';
import smallWords from './smallWords.json' with { type: 'json' };

const small = new Set(smallWords);

/**
 * Which of the locations a message named ("the 4th floor in Hamburg"), or null where none stands out: a wrong guess may
 * be sent unread, so a location is chosen only if it holds every word of the message that any candidate holds ("3rd floor
 * in Adlershof" chooses nothing where Adlershof has no such floor). Of several, the one at the current address wins ("I
 * moved to the 4th floor"), then an address itself over its places ("our Hamburg office").
 * @param named search words of the message (`searchWords`)
 */
export function chooseNamed(
  candidates: readonly EmergencyLocation[],
  named: readonly string[],
  current: EmergencyLocation | null,
): EmergencyLocation | null {
  const texts = candidates.map((location) => ({ location, text: `${searchText(location)} ` }));
  const telling = [...new Set(named)].filter((word) => !small.has(word));
  const known = telling.filter((word) => texts.some(({ text }) => text.includes(` ${word} `)));
  // "floor" alone names nothing.
  if (!known.some((word) => word !== 'floor')) return null;
  let fitting = texts
    .filter(({ text }) => known.every((word) => text.includes(` ${word} `)))
    .map(({ location }) => location)
    .filter((location) => isOnFloors(location, floorsNamed(named)));
  if (fitting.length > 1 && current !== null) {
    const here = fitting.filter((location) => sameAddress(location, current));
    if (here.length > 0) fitting = here;
  }
  if (fitting.length > 1) {
    const addresses = fitting.filter((location) => location.place === null);
    if (addresses.length > 0) fitting = addresses;
  }
  const only = fitting.length === 1 ? fitting[0] : undefined;
  if (only === undefined || only.id === current?.id) return null;
  return namesPlace(only, known) ? only : null;
}

/** "4 floor" and "floor 4" name a floor, which a house number 4 is not. */
function floorsNamed(named: readonly string[]): readonly string[] {
  return named.filter(
    (word, at) => /^\d{1,3}$/.test(word) && (named[at + 1] === 'floor' || named[at - 1] === 'floor'),
  );
}

function isOnFloors(location: EmergencyLocation, floors: readonly string[]): boolean {
  const words = searchWords(location.place ?? '');
  return floors.every((floor) => words.includes(floor));
}

/** A company's name stands at every place and tells none from another. */
function namesPlace(location: EmergencyLocation, known: readonly string[]): boolean {
  const parts = [location.site, location.place, location.city, location.street, location.postalCode];
  const words = new Set(searchWords(parts.filter((part) => part !== null).join(' ')));
  return known.some((word) => word !== 'floor' && words.has(word));
}
