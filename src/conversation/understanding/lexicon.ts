import { z } from 'zod';
import { cityAt } from '../../telephony/index.js';
import { plainWord } from './messageWords.js';
import { remembering } from './remembering.js';

const phrases = z.array(z.string()).transform((lists) => lists.flatMap((list) => list.split(/,\s*/)));

const lexiconSchema = z.strictObject({
  /** Letters that are written in two ways ("ae": "a" for ä). */
  folds: z.record(z.string(), z.string()),
  /** How people write or say words otherwise: in chats, in dialects. One word each. */
  spellings: z.record(z.string(), z.string()),
  /** Endings that say nothing of what a word means, longest first. */
  endings: z.array(z.string()),
  /**
   * Words by what they stand for. `word`, `begins*`, `*ends`, `two words`, `words ~ apart` (up to five between);
   * phrases are parted by commas.
   */
  concepts: z.record(z.string(), phrases),
  /** How people are spoken of; for telling whose line it is. */
  people: z.strictObject({
    /** "For" somebody; "of" somebody, after the thing. */
    for: phrases,
    of: phrases,
    /** "He", "his": somebody else where no name is given. */
    pronouns: phrases,
    /** What others do without being the ones who need something: "my manager told me". */
    tellers: phrases,
    titles: phrases,
    /** Whether nouns have capitals, so that a capital makes no name. */
    nounsHaveCapitals: z.boolean(),
  }),
  /** Adjectives of countries, with the ISO code ("french": "FR"). */
  nationalities: z.record(z.string(), z.string().regex(/^[A-Z]{2}$/)),
  /** Telephone numbers without a country code are this country's. */
  homeCountry: z.string().regex(/^[A-Z]{2}$/),
  /** Other words for a city ("münchner": "München"), and endings that make an adjective of its name. */
  cityWords: z.record(z.string(), z.string()),
  cityEndings: z.array(z.string()),
  /** Given names, so that a person is seen where nobody typed a capital. */
  givenNames: phrases,
  /** What the braces of the examples are filled with. */
  fill: z.record(z.string(), z.array(z.string()).min(1)),
  /** What people put in front of and behind what they want; the scorer learns to hear past it. */
  before: z.array(z.string()),
  behind: z.array(z.string()),
});

/** The words of one language, as the scorer reads them. */
export interface Lexicon {
  readonly fold: (word: string) => string;
  /** A word as it is usually written ("thx" is "thanks"). */
  readonly usual: (folded: string) => string;
  /** A word without its ending. */
  readonly stemOf: (folded: string) => string;
  /** What a single word stands for; none for a word that is in no list. */
  readonly conceptsOf: (folded: string) => readonly string[];
  /** Phrases that begin with a word. */
  readonly phrasesFrom: (folded: string) => readonly Phrase[];
  readonly givenNames: ReadonlySet<string>;
  readonly people: {
    readonly for: ReadonlySet<string>;
    readonly of: ReadonlySet<string>;
    readonly pronouns: ReadonlySet<string>;
    readonly tellers: ReadonlySet<string>;
    readonly titles: ReadonlySet<string>;
    readonly nounsHaveCapitals: boolean;
  };
  readonly homeCountry: string;
  /** ISO codes by adjective. */
  readonly nationalities: ReadonlyMap<string, string>;
  /** The city that a word means that isn't its name. */
  readonly cityOf: (folded: string) => string | null;
  /** The single words of a concept that stand in full in its list. */
  readonly wordsOf: (concept: string) => readonly string[];
  /** All words of the lists that stand there in full. */
  readonly words: readonly string[];
  readonly fill: Readonly<Record<string, readonly string[]>>;
  readonly before: readonly string[];
  readonly behind: readonly string[];
}

export interface Phrase {
  readonly concept: string;
  /** The words after the first; `gap` says that others may stand before one. */
  readonly rest: readonly { readonly word: string; readonly gap: boolean }[];
}

/** A beginning or end of fewer letters would be in too many words. */
const shortestPart = 3;
const longestPart = 14;
const shortestStem = 3;

/** Reads a language's lexicon; throws a ZodError where it has another form. */
export function readLexicon(json: unknown): Lexicon {
  const file = lexiconSchema.parse(json);
  const folds = Object.entries(file.folds);
  const fold = remembering((word) =>
    folds.reduce((left, [from, to]) => left.replaceAll(from, to), plainWord(word)),
  );
  const spellings = new Map(
    Object.entries(file.spellings).map(([typed, usual]) => [fold(typed), fold(usual)]),
  );
  const whole = new Map<string, string[]>();
  const begins = new Map<string, string[]>();
  const ends = new Map<string, string[]>();
  const byFirst = new Map<string, Phrase[]>();
  for (const [concept, list] of Object.entries(file.concepts)) {
    for (const entry of list) {
      const [first = '', ...rest] = entry.split(' ');
      if (rest.length > 0) {
        add(byFirst, fold(first), { concept, rest: restOf(rest, fold) });
      } else if (first.endsWith('*')) add(begins, fold(first.slice(0, -1)), concept);
      else if (first.startsWith('*')) add(ends, fold(first.slice(1)), concept);
      else add(whole, fold(first), concept);
    }
  }
  return {
    fold,
    usual: (folded) => spellings.get(folded) ?? folded,
    stemOf: remembering((folded) => stem(folded, file.endings)),
    conceptsOf: remembering((folded) => conceptsIn(folded, whole, begins, ends)),
    phrasesFrom: (folded) => byFirst.get(folded) ?? [],
    givenNames: new Set(file.givenNames.map(fold)),
    people: {
      for: new Set(file.people.for.map(fold)),
      of: new Set(file.people.of.map(fold)),
      pronouns: new Set(file.people.pronouns.map(fold)),
      tellers: new Set(file.people.tellers.map(fold)),
      titles: new Set(file.people.titles.map(fold)),
      nounsHaveCapitals: file.people.nounsHaveCapitals,
    },
    nationalities: new Map(Object.entries(file.nationalities).map(([word, code]) => [fold(word), code])),
    homeCountry: file.homeCountry,
    cityOf: remembering(cityWords(file, fold)),
    wordsOf: (concept) => (file.concepts[concept] ?? []).filter((entry) => !/[ *]/.test(entry)),
    words: [...whole.keys(), ...byFirst.keys()],
    fill: file.fill,
    before: file.before,
    behind: file.behind,
  };
}

function cityWords(
  { cityWords: listed, cityEndings }: z.infer<typeof lexiconSchema>,
  fold: (word: string) => string,
): (folded: string) => string | null {
  const words = new Map(Object.entries(listed).map(([word, city]) => [fold(word), city]));
  return (folded) => {
    const named = words.get(folded);
    if (named !== undefined) return named;
    const ending = cityEndings.find((each) => folded.endsWith(each) && folded.length > each.length + 2);
    const stem = ending === undefined ? '' : folded.slice(0, -ending.length);
    return stem !== '' && cityAt([stem], 0) !== null ? stem : null;
  };
}

function restOf(rest: readonly string[], fold: (word: string) => string): Phrase['rest'] {
  return rest.flatMap((word, at) => (word === '~' ? [] : [{ word: fold(word), gap: rest[at - 1] === '~' }]));
}

function add<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function conceptsIn(
  word: string,
  whole: ReadonlyMap<string, readonly string[]>,
  begins: ReadonlyMap<string, readonly string[]>,
  ends: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  // A word that is listed in full means that and nothing of its parts.
  const listed = whole.get(word);
  if (listed !== undefined) return listed;
  let start: readonly string[] = [];
  let end: readonly string[] = [];
  for (let length = Math.min(word.length, longestPart); length >= shortestPart; length -= 1) {
    if (start.length === 0) start = begins.get(word.slice(0, length)) ?? [];
    if (end.length === 0) end = ends.get(word.slice(-length)) ?? [];
  }
  return start.length === 0 ? end : end.length === 0 ? start : [...new Set([...start, ...end])];
}

function stem(word: string, endings: readonly string[]): string {
  if (/\d/.test(word)) return word;
  const ending = endings.find((each) => word.length - each.length >= shortestStem && word.endsWith(each));
  return ending === undefined ? word : word.slice(0, -ending.length);
}
