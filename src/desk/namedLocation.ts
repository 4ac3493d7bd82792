import { type EmergencyLocation, sameAddress, searchText, searchWords } from '../telephony/index.js';

/**
 * Which of the locations a message named ("the 4th floor in Hamburg"), or null where none stands out.
 * Counted are the words that a location shares with the message. Of equals, the one at the current address wins ("I
 * moved to the 4th floor"), then an address itself over its places ("our Hamburg office"); else nothing is guessed, since
 * a wrong guess may be sent unread.
 */
export function chooseNamed(
  candidates: readonly EmergencyLocation[],
  named: readonly string[],
  current: EmergencyLocation | null,
): EmergencyLocation | null {
  const scored = candidates.map((location) => ({ location, score: shared(location, named) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best === 0) return null;
  let winners = scored.filter(({ score }) => score === best).map(({ location }) => location);
  if (winners.length > 1 && current !== null) {
    const here = winners.filter((location) => sameAddress(location, current));
    if (here.length > 0) winners = here;
  }
  if (winners.length > 1) {
    const addresses = winners.filter((location) => location.place === null);
    if (addresses.length > 0) winners = addresses;
  }
  const only = winners.length === 1 ? winners[0] : undefined;
  if (only === undefined || only.id === current?.id) return null;
  // "floor" alone names nothing: at least one shared word must tell this place from others.
  return distinctive(only, named) ? only : null;
}

function shared(location: EmergencyLocation, named: readonly string[]): number {
  const text = `${searchText(location)} `;
  return new Set(named.filter((word) => text.includes(` ${word} `))).size;
}

function distinctive(location: EmergencyLocation, named: readonly string[]): boolean {
  const words = new Set(
    searchWords([location.site, location.place, location.city, location.street].filter(Boolean).join(' ')),
  );
  return named.some((word) => word !== 'floor' && words.has(word));
}
