import type { Lexicon } from './lexicon.js';
import type { ReadWord } from './reading.js';

/** Whose line a message is about. */
export interface Whose {
  readonly other: boolean;
  /** As typed; null where it is said that it is somebody else but not who, or it is one's own. */
  readonly name: string | null;
}

/** A mention of somebody else: a name, or what they are ("my assistant"), or both. */
interface Mention {
  readonly start: number;
  readonly end: number;
  /** Which words are the name. */
  readonly name: readonly number[];
}

const oneself: Whose = { other: false, name: null };
/** How far before a person the word "for" may stand ("for my new colleague"). */
const widestBefore = 4;

/**
 * Whose line it is: somebody else's where they are who it is for, whose thing it is, or who needs or did something, and
 * one's own otherwise, also where others are only spoken of ("my manager told me").
 */
export function whoseOf(
  words: readonly ReadWord[],
  lexicon: Lexicon,
): Whose & { readonly words: readonly ReadWord[] } {
  const mentions = mentionsIn(words, lexicon);
  const meant = mentions.filter((mention) => isMeant(mention, words, lexicon));
  const best = meant.find(({ name }) => name.length > 0) ?? meant[0];
  if (best !== undefined) {
    const named =
      best.name.length > 0 ? best : mentions.find(({ name }) => name.length > 0 && isSame(best, name, words));
    const of = (named?.name ?? []).flatMap((at) => words[at] ?? []);
    return { other: true, name: of.length === 0 ? null : nameOf(of), words: of };
  }
  const own = words.some(({ concepts }) => concepts.includes('ME'));
  const others = words.some(({ written }) => lexicon.people.pronouns.has(lexicon.fold(written)));
  return !own && others ? { other: true, name: null, words: [] } : { ...oneself, words: [] };
}

/** "New starter in my team, Aoife Byrne": the name follows on what they are. */
const isSame = (mention: Mention, name: readonly number[], words: readonly ReadWord[]) =>
  name[0] !== undefined &&
  name[0] >= mention.end &&
  name[0] - mention.end <= 3 &&
  words[name[0]]?.begins === false;

const nameOf = (words: readonly ReadWord[]) =>
  words
    .map(({ written }) => written)
    .join(' ')
    .replace(/['’]s?$/u, '');

function mentionsIn(words: readonly ReadWord[], lexicon: Lexicon): Mention[] {
  const found: Mention[] = [];
  const { titles, nounsHaveCapitals } = lexicon.people;
  const isCapital = (at: number) => /^\p{Lu}\p{Ll}/u.test(words[at]?.written ?? '');
  // Where every noun has one, capitals say less: only a message without small words is one in capitals.
  const capitals = words.filter((_word, at) => isCapital(at)).length;
  const allCapitals = words.length > 3 && capitals > words.length * (nounsHaveCapitals ? 0.8 : 0.5);
  const wants = (at: number) => words[at]?.concepts.includes('WANT') === true;
  const isTitle = (at: number) => titles.has(lexicon.fold(words[at]?.written ?? ''));
  const isStrange = (at: number) => {
    const word = words[at];
    return word !== undefined && (!word.known || word.stem === '#name');
  };
  const isFirst = (at: number) =>
    words[at]?.stem === '#person' ||
    (isStrange(at) &&
      isCapital(at) &&
      !allCapitals &&
      (!words[at]?.begins || isCapital(at + 1) || wants(at + 1))) ||
    (isStrange(at) && isTitle(at - 1));
  for (let at = 0; at < words.length; at += 1) {
    const start = at;
    const role = isRole(words[at]) && !isTitle(at);
    if (role) at += 1;
    while (isTitle(at)) at += 1;
    const name: number[] = [];
    while (at < words.length && name.length < 3) {
      const next = words[at];
      const begun = name.length > 0;
      const fits = begun
        ? !next?.begins &&
          (isStrange(at) ||
            (isCapital(at) && !nounsHaveCapitals && !allCapitals && !next?.concepts.includes('COUNTRY')))
        : isFirst(at);
      if (!fits) break;
      name.push(at);
      at += 1;
      if (/['’]s$/u.test(next?.written ?? '')) break;
    }
    if (role || name.length > 0 || at > start) found.push({ start, end: at, name });
    if (at > start) at -= 1;
  }
  return found;
}

function isMeant({ start, end, name }: Mention, words: readonly ReadWord[], lexicon: Lexicon): boolean {
  const { people, fold } = lexicon;
  const plain = (at: number) => fold(words[at]?.written ?? '');
  const has = (at: number, ...concepts: readonly string[]) =>
    concepts.some((concept) => words[at]?.concepts.includes(concept) === true);
  const thing = (at: number) =>
    has(at, 'NUMBER', 'LOCATION', 'CALLERID', 'PLAN', 'LINE', 'PHONE', 'EMERGENCY', 'SEAT');

  if (/['’]s?$/u.test(words[end - 1]?.written ?? '')) return true;
  for (let at = start - 1; at >= Math.max(0, start - widestBefore); at -= 1) {
    if (people.for.has(plain(at))) return true;
    if (people.of.has(plain(at)) && thing(at - 1)) return true;
    if (!has(at, 'MY', 'NEW', 'OTHERPERSON') && words[at]?.concepts.length !== 0) break;
  }
  // "Annas Nummer", "meines Kollegen Nummer", "my colleagues number".
  if (/s$/.test(plain(end - 1)) && (thing(end) || thing(end + 1))) return true;
  for (let at = end; at < Math.min(words.length, end + 4); at += 1) {
    if (people.tellers.has(plain(at)) || (has(at, 'ME') && !has(at, 'MY'))) return false;
    if (words[at]?.begins) break;
  }
  // "In Norwayy" is no person.
  if (has(start - 1, 'INPLACE')) return false;
  const first = firstOfClause(start, words);
  const before = words.slice(first, start);
  // Who speaks of oneself before does it oneself: "I moved, like Anna".
  if (
    before.some(({ concepts, at }) => concepts.includes('ME') && (!concepts.includes('MY') || at < start - 2))
  ) {
    return false;
  }
  const sure = name.length === 0 || words[start]?.stem === '#person' || isRole(words[start]);
  return sure || before.every(({ concepts }) => leading.some((concept) => concepts.includes(concept)));
}

/** What may stand before a name that isn't known for one: "Please give Osman a number". */
const leading = [
  'QUESTION',
  'PLEASE',
  'HELLO',
  'WANT',
  'CHANGE',
  'SHOW',
  'HIDE',
  'MOVE',
  'YOU',
  'GIVEBACK',
  'MY',
];

const isRole = (word: ReadWord | undefined): boolean =>
  word?.concepts.includes('OTHERPERSON') === true && !word.concepts.includes('PUBLIC');

function firstOfClause(start: number, words: readonly ReadWord[]): number {
  for (let at = start; at > 0; at -= 1) if (words[at]?.begins) return at;
  return 0;
}
