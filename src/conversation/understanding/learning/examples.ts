import { z } from 'zod';
import { isIntent } from '../intents.js';
import type { Lexicon } from '../lexicon.js';

const sentences = z.array(z.string().min(1));
const examplesSchema = z.strictObject({
  /** Sentences by intent, or by intent and what is chosen; `""` where nothing is. */
  intents: z.record(
    z.string().refine(isIntent, 'is no intent'),
    z.union([sentences, z.record(z.string(), sentences)]),
  ),
  /** What is about other things. */
  nothing: sentences,
});

/** A sentence that the scorer learns from, with braces where a place, a name or the like stands. */
export interface Example {
  readonly text: string;
  /** An intent, `intent:choice`, or `nothing`. */
  readonly label: string;
}

/** Reads examples; throws a ZodError where the file has another form. */
export function readExamples(json: unknown): Example[] {
  const { intents, nothing } = examplesSchema.parse(json);
  const labelled = (texts: readonly string[], label: string) => texts.map((text) => ({ text, label }));
  return [
    ...Object.entries(intents).flatMap(([intent, said]) =>
      Array.isArray(said)
        ? labelled(said, intent)
        : Object.entries(said).flatMap(([choice, texts]) =>
            labelled(texts, choice === '' ? intent : `${intent}:${choice}`),
          ),
    ),
    ...labelled(nothing, 'nothing'),
  ];
}

/** `(a|b|)` in an example: one of these, or nothing. */
const choicePattern = /\(([^()]*\|[^()]*)\)/g;

/** An example as somebody would type it: one of each of its choices, its braces filled. Throws where nothing fills one. */
export function filled(text: string, { fill }: Lexicon, chance: () => number): string {
  const one = (of: readonly string[]) => of[Math.floor(chance() * of.length)] ?? '';
  let chosen = text;
  // Choices may stand within choices: the inner ones first.
  while (choicePattern.test(chosen)) {
    chosen = chosen.replace(choicePattern, (_all, list: string) => one(list.split('|')));
  }
  return chosen
    .replace(/\{(\w+)\}/g, (_braces, slot: string) => {
      const words = fill[slot];
      if (words === undefined) throw new Error(`Nothing fills {${slot}} in "${text}".`);
      return one(words);
    })
    .trim();
}

/** How often an example is learned in a round: more often the more can be made of it. */
export function timesOf(text: string): number {
  let ways = 1;
  for (const [, list = ''] of text.matchAll(choicePattern)) ways *= list.split('|').length;
  return Math.min(6, 1 + Math.floor(Math.log2(ways) / 1.5));
}
