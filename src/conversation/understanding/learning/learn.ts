import { featuresOf, isOfNoLanguage } from '../features.js';
import type { Lexicon } from '../lexicon.js';
import { messageWords } from '../messageWords.js';
import { type ReadWord, readWords } from '../reading.js';
import type { WeightsFile } from '../scorer.js';
import { spellingOf } from '../spelling.js';
import { chanceFrom } from './chance.js';
import { type Example, filled, timesOf } from './examples.js';
import { aboutOtherThings, otherThings } from './otherThings.js';
import { Regression } from './regression.js';
import { typedOtherwise, withStrangers } from './variety.js';

/** How long and how quickly it learns, and how often an example must show something for it to count. */
export interface Course {
  readonly rounds: number;
  readonly rate: number;
  readonly decay: number;
  readonly least: number;
  /** Which share of what an example shows is hidden, so that no single word decides. */
  readonly hidden: number;
  /** How much an example of another language counts. */
  readonly foreign: number;
  /** How often an example is also made to be about something else, and how much that counts. */
  readonly mistaken: number;
  readonly mistakenCounts: number;
}
export const usualCourse: Course = {
  rounds: 22,
  rate: 0.2,
  decay: 0.00002,
  least: 2,
  hidden: 0.15,
  foreign: 0.5,
  mistaken: 0.3,
  mistakenCounts: 0.5,
};

/** The examples of a language, with the words that they are read with. */
export interface Lessons {
  readonly language: string;
  readonly lexicon: Lexicon;
  readonly examples: readonly Example[];
}

/**
 * Learns a language's weights from its examples, and from those of other languages what is no word of a language: which
 * things stand for what goes together. The same examples give the same weights.
 */
export function learn(
  own: Lessons,
  others: readonly Lessons[],
  learnedFrom: string,
  course: Course = usualCourse,
): WeightsFile {
  const chance = chanceFrom(7);
  const readers = [own, ...others].map((lessons) => readerOf(lessons, chance));
  const [ownReader] = readers;
  if (ownReader === undefined) throw new Error('There is nothing to learn from.');
  const rows = countedFeatures(own.examples, course.least, (text) => featuresOf(ownReader.plainly(text)));
  const labels = [...new Set(own.examples.map(({ label }) => label))].sort();
  const regression = new Regression(rows.size, labels.length, course);
  const order = [own, ...others].flatMap(({ examples }, at) =>
    examples
      .filter(({ label }) => labels.includes(label))
      .flatMap((example) => {
        const reader = readers[at];
        if (reader === undefined) return [];
        return Array.from({ length: timesOf(example.text) }, () => ({ ...example, reader, foreign: at > 0 }));
      }),
  );
  const study = (words: readonly ReadWord[], label: string, foreign: boolean, counts: number) => {
    const all = featuresOf(words);
    const features = foreign ? all.filter(isOfNoLanguage) : all;
    regression.learn({
      rows: features.flatMap((feature) => {
        const row = rows.get(feature);
        return row === undefined || chance() < course.hidden ? [] : [row];
      }),
      features: all.length,
      label: labels.indexOf(label),
      counts,
    });
  };
  for (let round = 0; round < course.rounds; round += 1) {
    shuffle(order, chance);
    for (const { text, label, reader, foreign } of order) {
      study(reader.variedly(text), label, foreign, foreign ? course.foreign : 1);
      if (foreign || label === 'nothing' || chance() >= course.mistaken) continue;
      const mistaken = reader.mistakenly(text);
      if (mistaken !== null) study(mistaken, 'nothing', false, course.mistakenCounts);
    }
    if (round >= course.rounds / 2) regression.remember();
  }
  return {
    learnedFrom,
    labels,
    words: [...ownReader.words].sort().join(' '),
    ...packed(rows, regression.remembered()),
  };
}

function readerOf({ language, lexicon, examples }: Lessons, chance: () => number) {
  const words = wordsOf(examples, lexicon);
  const spelling = spellingOf(
    [...words.keys(), ...lexicon.words],
    (word) => lexicon.conceptsOf(word).length > 0,
  );
  const rare = new Set([...words].filter(([, count]) => count < 2).map(([word]) => lexicon.stemOf(word)));
  const read = (text: string): ReadWord[] =>
    readWords(text, messageWords(text), { language, lexicon, spelling });
  const things = otherThings.flatMap((concept) => lexicon.wordsOf(concept));
  return {
    words: words.keys(),
    plainly: (text: string) => read(filled(text, lexicon, chance)),
    variedly: (text: string) => {
      const typed = typedOtherwise(filled(text, lexicon, chance), lexicon, chance);
      return withStrangers(read(typed), (stem) => rare.has(stem), chance);
    },
    mistakenly: (text: string) => {
      const said = filled(text, lexicon, chance);
      const mistaken = aboutOtherThings(said, read(said), things, chance);
      return mistaken === null ? null : read(typedOtherwise(mistaken, lexicon, chance));
    },
  };
}

function wordsOf(examples: readonly Example[], lexicon: Lexicon): Map<string, number> {
  const words = new Map<string, number>();
  for (const { text } of examples) {
    const own = messageWords(text.replace(/\{\w+\}/g, ' ')).map(({ written }) =>
      lexicon.usual(lexicon.fold(written)),
    );
    for (const word of new Set(own)) words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
}

function countedFeatures(
  examples: readonly Example[],
  least: number,
  features: (text: string) => readonly string[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of examples.flatMap((each) => Array.from({ length: timesOf(each.text) }, () => each))) {
    for (const feature of features(text)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  for (let count = 0; count <= 4; count += 1) {
    counts.set(`?${count}`, least);
    counts.set(`??${count}`, least);
  }
  const kept = [...counts].filter(([, count]) => count >= least).map(([feature]) => feature);
  return new Map(kept.sort().map((feature, row) => [feature, row]));
}

function shuffle<Item>(items: Item[], chance: () => number): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    const [one, two] = [items[at], items[other]];
    if (one === undefined || two === undefined) continue;
    items[at] = two;
    items[other] = one;
  }
}

/** A byte a weight is enough: what decides is the sum of many. */
function packed(
  rows: ReadonlyMap<string, number>,
  weights: Float64Array,
): Pick<WeightsFile, 'features' | 'largest' | 'weights'> {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const bytes = Int8Array.from(weights, (weight) => Math.round((weight / largest) * 127));
  return {
    features: [...rows.keys()].join('\n'),
    largest,
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}
