import { isWord } from './wordMatch.js';

/** What a pattern's `{kind}` asks of the words from `at` on, in the message that is read. */
export type Evidence = (kind: string, at: number) => boolean;

/** A message as patterns ask it: which of its words is, or is a slip of, one of theirs. */
export interface Reading {
  readonly length: number;
  /** Whether the word at `at` is `meant` (see `isWord`). */
  readonly stands: (at: number, meant: string) => boolean;
  /** Whether any word is. */
  readonly has: (meant: string) => boolean;
  readonly evidence: Evidence;
}

/**
 * Prepares plain words for many patterns: what was compared once isn't compared again. `noSlips`: words of the message
 * that are no misspelling of another.
 */
export function readingOf(
  words: readonly string[],
  evidence: Evidence = () => false,
  noSlips: ReadonlySet<string> = new Set(),
): Reading {
  const places = new Map<string, ReadonlySet<number>>();
  const placesOf = (meant: string) => {
    let found = places.get(meant);
    if (found === undefined) {
      found = new Set(
        words.flatMap((typed, at) =>
          typed === meant || (!noSlips.has(typed) && isWord(typed, meant)) ? [at] : [],
        ),
      );
      places.set(meant, found);
    }
    return found;
  };
  return {
    length: words.length,
    stands: (at, meant) => placesOf(meant).has(at),
    has: (meant) => placesOf(meant).size > 0,
    evidence,
  };
}

type Part =
  | {
      readonly kind: 'words';
      readonly any: readonly (readonly string[])[];
      readonly optional: boolean;
      readonly orEnd: boolean;
    }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'evidence'; readonly of: string }
  | { readonly kind: 'start' | 'end' };

/** Sequences that all have to be in the message, in any order, none sharing a word with another. */
export type Pattern = readonly (readonly Part[])[];

/** A gap without a number passes over at most this many words. */
const usualGap = 3;

/**
 * Reads a pattern of a rule file. Words follow each other; `a|b` is either, `@group` any of a group (its entries may be
 * several words, as `a_b` is here), `?` makes one optional, `*` passes over up to three words (`*6`: six), `<` and `>` are the message's
 * ends (`>|to`: its end, or "to"), `{place}` stands where a place begins, and ` & ` joins parts that come in any order. Throws an Error that names
 * a group which the file doesn't have.
 */
export function readPattern(text: string, groups: Readonly<Record<string, readonly string[]>>): Pattern {
  return text.split(' & ').map((sequence) => sequence.split(' ').map((item) => readPart(item, groups)));
}

function readPart(item: string, groups: Readonly<Record<string, readonly string[]>>): Part {
  if (item === '<') return { kind: 'start' };
  if (item === '>') return { kind: 'end' };
  const gap = /^\*(\d*)$/.exec(item);
  if (gap !== null) return { kind: 'gap', most: gap[1] === '' ? usualGap : Number(gap[1]) };
  const evidence = /^\{(\w+)\}$/.exec(item);
  if (evidence !== null) return { kind: 'evidence', of: evidence[1] ?? '' };
  const optional = item.endsWith('?');
  const any = item
    .replace(/\?$/, '')
    .split('|')
    .filter((each) => each !== '>')
    .flatMap((each) => {
      if (!each.startsWith('@')) return [each.replaceAll('_', ' ')];
      const group = groups[each.slice(1)];
      if (group === undefined) throw new Error(`There is no group of words "${each}".`);
      return group;
    })
    .map((each) => each.split(' '));
  return { kind: 'words', any, optional, orEnd: item.split('|').includes('>') };
}

/** Which words of the message the pattern takes, or null where it isn't in it. No word counts twice. */
export function matchPattern(pattern: Pattern, reading: Reading): ReadonlySet<number> | null {
  if (!pattern.every((sequence) => sequence.every((part) => mayBeIn(part, reading)))) return null;
  const used = new Set<number>();

  const parts = (sequence: readonly Part[], part: number, at: number, then: () => boolean): boolean => {
    const current = sequence[part];
    if (current === undefined) return then();
    const next = (from: number) => parts(sequence, part + 1, from, then);
    switch (current.kind) {
      case 'start':
        return at === 0 && next(at);
      case 'end':
        return at === reading.length && next(at);
      case 'evidence':
        return reading.evidence(current.of, at) && next(at);
      case 'gap':
        for (let skipped = 0; skipped <= current.most && at + skipped <= reading.length; skipped += 1) {
          if (next(at + skipped)) return true;
        }
        return false;
      case 'words':
        if (current.orEnd && at === reading.length && next(at)) return true;
        for (const phrase of current.any) {
          if (!phrase.every((meant, index) => isFree(at + index) && reading.stands(at + index, meant)))
            continue;
          for (let index = 0; index < phrase.length; index += 1) used.add(at + index);
          if (next(at + phrase.length)) return true;
          for (let index = 0; index < phrase.length; index += 1) used.delete(at + index);
        }
        return current.optional && next(at);
    }
  };
  const isFree = (at: number) => !used.has(at);
  const sequences = (index: number): boolean => {
    const sequence = pattern[index];
    if (sequence === undefined) return true;
    const last = sequence[0]?.kind === 'start' ? 0 : reading.length;
    for (let at = 0; at <= last; at += 1) {
      if (parts(sequence, 0, at, () => sequences(index + 1))) return true;
    }
    return false;
  };
  return sequences(0) ? used : null;
}

/** False where a message lacks the words for a part: nearly all patterns are passed over by this alone. */
function mayBeIn(part: Part, { has }: Reading): boolean {
  if (part.kind !== 'words' || part.optional || part.orEnd) return true;
  return part.any.some((phrase) => phrase.every(has));
}
