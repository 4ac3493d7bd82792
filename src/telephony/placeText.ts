import words from './floorWords.json' with { type: 'json' };

/** A word of a text about a place. `plain`: lower case, without accents, "Str." as "strasse". */
export interface PlaceWord {
  readonly plain: string;
  readonly written: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
  /** Whether a comma, bracket or the like parts it from the word before. */
  readonly apart: boolean;
}

/** What a text says of a place: the floors that it names (0 the ground floor, below it negative), and its other words. */
export interface PlaceText {
  readonly floors: readonly number[];
  readonly words: readonly PlaceWord[];
}

const listed = (list: string) => new Set(list.split(' '));
const floorWords = listed(words.floor);
const floorPlurals = listed(words.plurals);
const groundWords = listed(words.ground);
const groundBeforeFloor = listed(words.groundBeforeFloor);
const belowWords = listed(words.below);
const relativeWords = listed(words.relative);
const numbered = (lists: string) =>
  lists.split('|').flatMap((list) => list.split(' ').map((word, number): [string, number] => [word, number]));
const cardinals = new Map(numbered(words.cardinals));
const ordinals = new Map(
  numbered(words.ordinals).flatMap(([stem, number]): [string, number][] => [
    ...(/[^aeiou]t$|st$/.test(stem)
      ? words.ordinalEndings.split(' ').map((ending): [string, number] => [`${stem}${ending}`, number])
      : []),
    [stem, number],
  ]),
);
for (const word of cardinals.keys()) ordinals.delete(word);
const digitOrdinal = new RegExp(`^(\\d{1,3})(?:${words.digitEndings.replaceAll(' ', '|')})$`);
const parts = new Map(
  Object.entries(words.parts).flatMap(([part, list]) =>
    list.split(' ').map((word): [string, string] => [word, part]),
  ),
);

const wordPattern =
  /(?<![\p{L}\p{N}])[-−–]\d{1,2}(?![\p{L}\p{N}])|\p{N}+(?:[./]\p{N}+)+|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu;

/** The words of a text about a place, "4.12" and "-1" as one, each with where it stands. */
export function placeWords(text: string): PlaceWord[] {
  const found: PlaceWord[] = [];
  let last = 0;
  for (const { 0: written, index } of text.matchAll(wordPattern)) {
    const plain = plainPlaceWord(written);
    const apart = /[,;:()|/\n]|\s[-–—]\s/u.test(text.slice(last, index)) && found.length > 0;
    found.push({ plain, written, start: index, end: index + written.length, apart });
    last = index + written.length;
  }
  return found;
}

function plainPlaceWord(written: string): string {
  return written
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[−–]/g, '-')
    .toLowerCase()
    .replace(/(?<=^|\p{L}{2})str$/u, 'strasse');
}

/** The part of a site that a word means ("Haus", "bldg": `building`), whatever the language; null for other words. */
export const partOfSite = (plain: string): string | null => parts.get(plain) ?? null;

/** Whether a word means a floor, in the languages in which places are named. */
export const isFloorWord = (plain: string): boolean =>
  floorWords.has(plain) || floorPlurals.has(plain) || groundWords.has(plain) || belowWords.has(plain);

/** Whether a word after "floor" names it by where somebody is now ("one floor up"). */
export const isRelativeWord = (plain: string): boolean => relativeWords.has(plain);

interface FloorNumber {
  readonly value: number;
  /** "4th", "4." and "fourth" belong to what follows; "4" to either side. */
  readonly ordinal: boolean;
}

function floorNumber(word: PlaceWord | undefined, text: string): FloorNumber | null {
  if (word === undefined) return null;
  const { plain } = word;
  const value = ordinals.get(plain) ?? digitOrdinal.exec(plain)?.[1];
  if (value !== undefined) return { value: Number(value), ordinal: true };
  if (/^-?\d{1,3}$/.test(plain)) return { value: Number(plain), ordinal: text[word.end] === '.' };
  const counted = cardinals.get(plain);
  return counted === undefined ? null : { value: counted, ordinal: false };
}

/**
 * Reads which floors a text names, and leaves its other words. "60, floor 4" is the 4th floor of a house 60, "Campus 0
 * floor 3" the third: a plain number before the word counts only where none follows. What is no floor by itself ("one
 * floor up", "top floor") stays with the words.
 */
export function readPlaceText(text: string): PlaceText {
  const all = placeWords(text);
  const floors: number[] = [];
  const taken = new Set<number>();
  for (let at = 0; at < all.length; at += 1) {
    if (taken.has(at)) continue;
    const found = floorAt(at, text, (place) => (taken.has(place) ? undefined : all[place]));
    if (found === null) continue;
    floors.push(found.floor);
    for (const place of found.places) taken.add(place);
  }
  return { floors, words: all.filter((_word, at) => !taken.has(at)) };
}

interface FloorFound {
  readonly floor: number;
  /** Which of the words name it. */
  readonly places: readonly number[];
}

function floorAt(
  at: number,
  text: string,
  free: (place: number) => PlaceWord | undefined,
): FloorFound | null {
  const word = free(at);
  if (word === undefined) return null;
  const { plain } = word;
  const compact = /^(\d{1,2})(?:f|og)$|^(?:og|l|f)(\d{1,2})$/.exec(plain);
  if (compact !== null) return { floor: Number(compact[1] ?? compact[2]), places: [at] };
  const underground = /^(?:ug|b)(\d)$|^(\d)ug$/.exec(plain);
  if (underground !== null) return { floor: -Number(underground[1] ?? underground[2]), places: [at] };
  if (groundWords.has(plain)) return { floor: 0, places: [at] };
  const next = free(at + 1);
  if (groundBeforeFloor.has(plain) && next !== undefined && floorWords.has(next.plain)) {
    return { floor: 0, places: [at, at + 1] };
  }
  const below = belowWords.has(plain);
  if (!below && !floorWords.has(plain)) return null;
  if (next !== undefined && !next.apart && relativeWords.has(next.plain)) return null;

  const minusAfter = next?.plain === words.minus;
  const afterAt = at + (minusAfter ? 2 : 1);
  const before = word.apart ? null : floorNumber(free(at - 1), text);
  const after = next?.apart === true ? null : floorNumber(free(afterAt), text);
  const useBefore = before !== null && (before.ordinal || after === null);
  const number = useBefore ? before : after;
  if (number === null) return below ? { floor: -1, places: [at] } : null;
  const minusAt = useBefore ? at - 2 : at + 1;
  const minus = free(minusAt)?.plain === words.minus;
  return {
    floor: below || minus ? -Math.abs(number.value) : number.value,
    places: [at, useBefore ? at - 1 : afterAt, ...(minus ? [minusAt] : [])],
  };
}
