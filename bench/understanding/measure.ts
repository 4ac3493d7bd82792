import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { isIntent } from '../../src/conversation/understanding/intents.js';
import { type Understanding, understandingOf } from '../../src/conversation/understanding/understanding.js';
import { cityAt, placeWords } from '../../src/telephony/index.js';

/** What is aimed at: for messages that mean something, for those about other things, and for the time that one takes. */
export const aims = { recall: 0.95, falseAccepts: 0.005, p99Ms: 1 };

const paraphraseSchema = z.object({
  text: z.string(),
  intent: z.string().refine(isIntent, 'is no intent'),
  says: z.record(z.string(), z.string()).optional(),
  place: z.array(z.string()).optional(),
  whose: z.literal('other').optional(),
  name: z.string().optional(),
});
type Paraphrase = z.infer<typeof paraphraseSchema>;
const otherTextSchema = z.object({ text: z.string() });

/** The best of so many readings counts: in the others, other programs had their turn. */
const readings = 5;

/** One language's sets, read from `paraphrases.<language>.jsonl` and `otherTexts.<language>.jsonl`. */
export interface Sets {
  readonly language: string;
  readonly paraphrases: readonly Paraphrase[];
  readonly otherTexts: readonly string[];
}

/** What was measured on one language's sets. */
export interface Measured {
  readonly language: string;
  readonly messages: number;
  readonly byIntent: ReadonlyMap<string, { readonly all: number; readonly right: number }>;
  readonly right: number;
  readonly slotsRight: number;
  readonly suggested: number;
  readonly falseAccepts: readonly string[];
  readonly otherTexts: number;
  /** What went wrong, a line each. */
  readonly wrong: readonly string[];
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Reads sets from files; a file that is of neither sort is an error. Throws where a line has another form. */
export function readSets(files: readonly string[]): Sets[] {
  const lines = (file: string): unknown[] =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line));
  const kinds = files.map((file) => {
    const [, kind, language] = /^(paraphrases|otherTexts)\.(\w+)\.jsonl$/.exec(basename(file)) ?? [];
    if (kind === undefined || language === undefined) throw new Error(`${file} is no set of messages.`);
    return { file, kind, language };
  });
  const of = (language: string, wanted: string) =>
    kinds
      .filter((each) => each.language === language && each.kind === wanted)
      .flatMap(({ file }) => lines(file));
  return [...new Set(kinds.map(({ language }) => language))].sort().map((language) => ({
    language,
    paraphrases: of(language, 'paraphrases').map((line) => paraphraseSchema.parse(line)),
    otherTexts: of(language, 'otherTexts').map((line) => otherTextSchema.parse(line).text),
  }));
}

/** The sets that ship with the bench. */
export const ownSets = (folder: string, languages: readonly string[]): string[] =>
  languages.flatMap((language) =>
    ['paraphrases', 'otherTexts'].map((kind) => join(folder, `${kind}.${language}.jsonl`)),
  );

/** Reads all messages of a language's sets; each is timed when the program is warm. */
export function measure({ language, paraphrases, otherTexts }: Sets): Measured {
  const texts = [...paraphrases.map(({ text }) => text), ...otherTexts];
  for (const text of texts) understandingOf(text, language);
  const times: number[] = [];
  const timed = (text: string): Understanding => {
    let best = Number.POSITIVE_INFINITY;
    for (let again = 0; again < readings; again += 1) {
      const started = performance.now();
      understandingOf(text, language);
      best = Math.min(best, performance.now() - started);
    }
    times.push(best);
    return understandingOf(text, language);
  };
  const byIntent = new Map<string, { all: number; right: number }>();
  const wrong: string[] = [];
  let right = 0;
  let slotsRight = 0;
  let suggested = 0;
  for (const meant of paraphrases) {
    const found = timed(meant.text);
    const row = byIntent.get(meant.intent) ?? { all: 0, right: 0 };
    byIntent.set(meant.intent, row);
    row.all += 1;
    if (!found.sure) {
      const offered = found.suggestions.includes(meant.intent);
      suggested += offered ? 1 : 0;
      wrong.push(`missed ${meant.intent}${offered ? ' (suggested)' : ''}: ${meant.text}`);
    } else if (found.meaning.intent !== meant.intent) {
      wrong.push(`${found.meaning.intent} instead of ${meant.intent}: ${meant.text}`);
    } else {
      row.right += 1;
      right += 1;
      const slips = slotSlips(meant, found.meaning);
      if (slips.length === 0) slotsRight += 1;
      else wrong.push(`${slips.join(', ')}: ${meant.text}`);
    }
  }
  const falseAccepts = otherTexts.flatMap((text) => {
    const found = timed(text);
    return found.sure ? [`${found.meaning.intent}: ${text}`] : [];
  });
  times.sort((one, other) => one - other);
  const quantile = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    language,
    messages: texts.length,
    byIntent,
    right,
    slotsRight,
    suggested,
    falseAccepts,
    otherTexts: otherTexts.length,
    wrong,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
  };
}

type Found = Extract<Understanding, { sure: true }>['meaning'];

function slotSlips(meant: Paraphrase, found: Found): string[] {
  const said = meant.says ?? {};
  const slots = new Set([...Object.keys(said), 'choice', 'plan', 'digits', 'city']);
  const slips = [...slots]
    .filter((slot) => !isSame(slot, said[slot], found.says[slot]))
    .map((slot) => `${slot} is ${found.says[slot]}, not ${said[slot]}`);
  const other = meant.whose === 'other';
  // Whom a search or a question is about stands in `rest`, too.
  const aboutSomebody = ['findRequest', 'readinessOfPerson', 'onBehalf'].includes(meant.intent) && !other;
  if (!aboutSomebody && other !== found.whose.other)
    slips.push(other ? 'taken for their own' : "taken for somebody else's");
  if (other && (meant.name ?? null) !== found.whose.name) slips.push(`name is ${found.whose.name}`);
  if (meant.intent === 'changeLocation') {
    const [place, wanted] = [found.place, meant.place ?? []].map((phrases) => plain(phrases.join(' ')));
    if (place !== wanted) slips.push(`place is "${place}", not "${wanted}"`);
  }
  return slips;
}

function isSame(slot: string, wanted: string | undefined, found: string | undefined): boolean {
  if (slot !== 'city' || wanted === undefined || found === undefined) return wanted === found;
  const cities = [wanted, found].map((name) => cityAt(plain(name).split(' '), 0)?.city);
  return wanted === found || (cities[0] !== undefined && cities[0] === cities[1]);
}

const plain = (text: string): string =>
  placeWords(text)
    .map((word) => word.plain)
    .join(' ');

/** Which aims a measurement misses, a sentence each. */
export function missedAims({
  language,
  byIntent,
  right,
  falseAccepts,
  otherTexts,
  p99Ms,
}: Measured): string[] {
  const all = [...byIntent.values()].reduce((sum, row) => sum + row.all, 0);
  const missed: string[] = [];
  if (all > 0 && right / all < aims.recall) missed.push(`${language}: recall is below 95 %.`);
  if (otherTexts > 0 && falseAccepts.length / otherTexts > aims.falseAccepts) {
    missed.push(`${language}: more than 0.5 % of the other texts start something.`);
  }
  if (p99Ms > aims.p99Ms) missed.push(`${language}: one message in a hundred takes more than 1 ms.`);
  return missed;
}
