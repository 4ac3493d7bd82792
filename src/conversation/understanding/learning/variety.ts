import type { Lexicon } from '../lexicon.js';
import type { ReadWord } from '../reading.js';

/** How often each of the ways to say something otherwise is used. */
const shares = { before: 0.22, behind: 0.15, slip: 0.2, capitals: 0.04, strangeRare: 0.5, strange: 0.06 };

/** The sentence as another might type it: with a greeting or a reason beside, with a slip, in capitals. */
export function typedOtherwise(text: string, { before, behind }: Lexicon, chance: () => number): string {
  const one = (list: readonly string[]) => list[Math.floor(chance() * list.length)] ?? '';
  let typed = text;
  if (chance() < shares.before) typed = `${one(before)} ${typed}`;
  if (chance() < shares.behind) typed = `${typed}${chance() < 0.5 ? ',' : '.'} ${one(behind)}`;
  if (chance() < shares.slip) typed = withSlip(typed, chance);
  return chance() < shares.capitals ? typed.toUpperCase() : typed;
}

function withSlip(text: string, chance: () => number): string {
  const words = text.split(' ');
  const long = words.flatMap((word, at) => (word.length >= 5 ? [at] : []));
  const at = long[Math.floor(chance() * long.length)];
  const word = at === undefined ? undefined : words[at];
  if (at === undefined || word === undefined) return text;
  const place = 1 + Math.floor(chance() * (word.length - 2));
  const kind = chance();
  words[at] =
    kind < 0.4
      ? `${word.slice(0, place)}${word.slice(place + 1)}`
      : kind < 0.7
        ? `${word.slice(0, place)}${word[place + 1] ?? ''}${word[place] ?? ''}${word.slice(place + 2)}`
        : `${word.slice(0, place)}${word[place] ?? ''}${word.slice(place)}`;
  return words.join(' ');
}

/**
 * Makes some words strange that only this example has: most of what people will say isn't in the examples, and the
 * scorer has to learn how much of it a meaning bears.
 */
export function withStrangers(
  words: readonly ReadWord[],
  isRare: (stem: string) => boolean,
  chance: () => number,
): ReadWord[] {
  return words.map((word) => {
    if (!word.known || word.concepts.length > 0 || word.stem.startsWith('#')) return word;
    const share = isRare(word.stem) ? shares.strangeRare : shares.strange;
    return chance() < share ? { ...word, stem: `?${word.stem}`, known: false } : word;
  });
}
