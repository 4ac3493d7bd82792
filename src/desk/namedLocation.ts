import {
  type City,
  type CountryCode,
  cityAt,
  type EmergencyLocation,
  findCountry,
  isFloorWord,
  partOfSite,
  placeWords,
  readPlaceText,
  sameAddress,
  searchWords,
} from '../telephony/index.js';
import { type ComparedLocation, comparedLocation, holds, type Telling } from './placeComparison.js';
import smallWords from './smallWords.json' with { type: 'json' };

/**
 * What a message's words for a place come to. `nothing`: it named none, or none that stands out. `unknownPlace`: what it
 * named is not in the catalogue of the number's country; `name` as the person wrote it. `otherCountry`: it is a place in
 * another country, where this number can't have its emergency location.
 */
export type NamedPlace =
  | { readonly found: 'nothing' }
  | { readonly found: 'location'; readonly location: EmergencyLocation }
  | { readonly found: 'unknownPlace'; readonly name: string }
  | { readonly found: 'otherCountry'; readonly name: string; readonly country: CountryCode };

export interface PlacesToCompare {
  /** Those of the number's country that share words with the message (see `wordsToLookUp`). */
  readonly candidates: readonly EmergencyLocation[];
  /** Those of any country. */
  readonly anywhere: readonly EmergencyLocation[];
  readonly current: EmergencyLocation | null;
  readonly country: CountryCode;
}

const small = new Set(smallWords);

/**
 * The words by which candidates for `named` are looked up: the places' own words, which may be none, and all words with
 * the floors and, where no place is named, those of the current address ("I moved to the 4th floor").
 */
export function wordsToLookUp(
  named: readonly string[],
  current: EmergencyLocation | null,
): { readonly ofPlaces: readonly string[]; readonly withFloors: readonly string[] } {
  const phrases = named.map(readPhrase);
  const ofPlaces = phrases.flatMap(({ telling }) => telling.flatMap(({ lookUp }) => lookUp));
  const floors = phrases.flatMap((phrase) => phrase.floors.flatMap(floorLookUp));
  if (floors.length === 0 && ofPlaces.length === 0) return { ofPlaces, withFloors: [] };
  const here =
    ofPlaces.length === 0 && current !== null ? searchWords(`${current.site} ${current.street}`) : [];
  return { ofPlaces, withFloors: [...ofPlaces, ...floors, ...here] };
}

const belowGround = ['basement', 'cellar', 'keller', 'ug', 'untergeschoss'];
const floorLookUp = (floor: number) =>
  floor < 0 ? [String(-floor), 'floor', ...belowGround] : [String(floor), 'floor'];

/**
 * Which location a message named ("the 4th floor in Hamburg"). A wrong guess may be sent unread, so a location is chosen
 * only if it holds every word that the message says of the place and is on the floor it names: a place that the catalogue
 * doesn't know is told, never passed over. Of several, the one at the current address wins ("I moved to the 4th floor"),
 * then an address itself over its places ("our Hamburg office").
 * @param named what the message says of the place, a phrase each, as typed (`understand`)
 */
export function chooseNamed(named: readonly string[], places: PlacesToCompare): NamedPlace {
  const { current } = places;
  const phrases = named.map(readPhrase).filter(({ telling, floors }) => telling.length + floors.length > 0);
  const floors = [...new Set(phrases.flatMap((phrase) => phrase.floors))];
  const abroad = phrases.map((phrase) => otherCountry(phrase, places)).find((place) => place !== null);
  if (abroad !== undefined) return abroad;

  const candidates = places.candidates.map(comparedLocation);
  const spoken = phrases.map((phrase) => withoutCountry(phrase, places.country));
  const unknown = spoken.find(
    ({ telling }) =>
      telling.some((word) => word.needed) &&
      !candidates.some((candidate) => telling.every((word) => holds(candidate, word))),
  );
  if (unknown !== undefined) return { found: 'unknownPlace', name: unknown.name };

  const telling = spoken.flatMap((phrase) => phrase.telling);
  if (floors.length === 0 && !telling.some(tells)) return { found: 'nothing' };
  // A floor or a room without the site's name is one of the building where the person is.
  const here = current !== null && !telling.some(tellsSite) ? current : null;
  let fitting = candidates.filter(
    (candidate) =>
      (here === null || sameAddress(candidate.location, here)) &&
      telling.every((word) => holds(candidate, word)) &&
      floors.every((floor) => candidate.floors.includes(floor)),
  );
  if (fitting.length === 0) {
    return floors.length === 0 && telling.length === 0
      ? { found: 'nothing' }
      : { found: 'unknownPlace', name: phrases.map(({ text }) => text).join(', ') };
  }
  fitting = preferred(fitting, [
    ({ location }) => current !== null && sameAddress(location, current),
    ({ location }) => location.place === null,
    ({ placeWords: words }) => floors.length > 0 && words.length === 0,
  ]);
  const only = fitting.length === 1 ? fitting[0] : undefined;
  if (only === undefined || only.location.id === current?.id) return { found: 'nothing' };
  // A company's name stands at every place and tells none from another.
  if (floors.length === 0 && !telling.some((word) => holds({ ...only, company: [] }, word))) {
    return { found: 'nothing' };
  }
  return { found: 'location', location: only.location };
}

/** A number alone tells nothing; beside "room" or "building" it does. */
const tells = ({ kind, neighbours }: Telling): boolean =>
  kind === 'name' || (kind === 'identifier' && neighbours.length > 0);
const tellsSite = (word: Telling): boolean => tells(word) && !word.neighbours.includes('room');

function preferred(
  fitting: readonly ComparedLocation[],
  preferences: readonly ((candidate: ComparedLocation) => boolean)[],
): ComparedLocation[] {
  return preferences.reduce<ComparedLocation[]>(
    (left, better) => {
      const best = left.length > 1 ? left.filter(better) : [];
      return best.length > 0 ? best : left;
    },
    [...fitting],
  );
}

interface Phrase {
  readonly text: string;
  /** The text without its floors. */
  readonly name: string;
  readonly floors: readonly number[];
  readonly telling: readonly Telling[];
}

function readPhrase(text: string): Phrase {
  const { floors, words } = readPlaceText(text);
  const plain = words.map((word) => word.plain);
  const telling: Telling[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    const city = cityAt(plain, at);
    if (city !== null) {
      telling.push(cityTelling(city.city));
      at += city.length - 1;
      continue;
    }
    const next = words[at + 1];
    const neighbours = [
      at > 0 && !word.apart ? plain[at - 1] : undefined,
      next !== undefined && !next.apart ? next.plain : undefined,
    ].filter((each) => each !== undefined);
    const identifier = isIdentifier(word.plain);
    // "Another floor" names none; "top floor" is told by its other word.
    if ((!identifier && small.has(word.plain)) || isFloorWord(word.plain)) continue;
    // "a" is an article, but in "Building A" the building's name.
    if (/^\p{L}$/u.test(word.plain) && (at === 0 || partOfSite(plain[at - 1] ?? '') === null)) continue;
    const part = partOfSite(word.plain);
    telling.push({
      kind: part !== null ? 'part' : identifier ? 'identifier' : 'name',
      words: [part ?? word.plain],
      others: [],
      neighbours: neighbours.map((each) => partOfSite(each) ?? each),
      needed: part === null,
      lookUp: searchWords(word.written),
    });
  }
  // "4th floor of the London building": what joined the floor is not the place's.
  const first = floors.length === 0 ? words[0] : words.find(({ plain: each }) => !small.has(each));
  const last = words[words.length - 1];
  const name = first === undefined || last === undefined ? text : text.slice(first.start, last.end);
  return { text, name, floors, telling };
}

/** Numbers, and names of one letter: they tell something only together with the word beside them. */
const isIdentifier = (plain: string) => /^(?:\p{L}|-?\p{N}[\p{N}./]*\p{L}?)$/u.test(plain);

function cityTelling({ names }: City): Telling {
  const [own = [], ...others] = names;
  return { kind: 'name', words: own, others, neighbours: [], needed: true, lookUp: names.flat() };
}

/** The number's own country tells nothing apart ("Hamburg, Germany"). */
function withoutCountry(phrase: Phrase, country: CountryCode): Phrase {
  if (countryOf(phrase) !== country) return phrase;
  const telling = phrase.telling.filter(({ kind, words }) => {
    const found = findCountry(words.join(' '), 'en');
    return kind !== 'name' || found.found !== 'one' || found.country !== country;
  });
  return { ...phrase, telling };
}

function countryOf({ name }: Phrase): CountryCode | null {
  const found = findCountry(name, 'en');
  return found.found === 'one' && placeWords(name).length <= 4 ? found.country : null;
}

/** The place abroad that a phrase names, by the catalogue, the list of cities or the names of countries. */
function otherCountry(phrase: Phrase, { candidates, anywhere, country }: PlacesToCompare): NamedPlace | null {
  const names = phrase.telling.filter(({ needed }) => needed);
  if (!names.some(({ kind }) => kind === 'name')) return null;
  const has = (locations: readonly EmergencyLocation[]) =>
    locations.find((location) => names.every((word) => holds(comparedLocation(location), word)));
  if (has(candidates) !== undefined) return null;
  const words = placeWords(phrase.name).map(({ plain }) => plain);
  const there =
    has(anywhere.filter((location) => location.country !== country))?.country ??
    words.map((_word, at) => cityAt(words, at)?.city.country).find((each) => each !== undefined) ??
    countryOf(phrase);
  return there === null || there === country
    ? null
    : { found: 'otherCountry', name: phrase.name, country: there };
}
