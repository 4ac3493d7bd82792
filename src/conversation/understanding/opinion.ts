import evidence from './evidence.json' with { type: 'json' };
import { type Intent, isIntent } from './intents.js';
import type { ReadWord } from './reading.js';
import type { Scorer } from './scorer.js';

/** What the scorer thinks of a message. */
export interface Opinion {
  readonly intent: Intent | null;
  /** How probable the intent is. */
  readonly probability: number;
  readonly sure: boolean;
  /** How probable it is that it is about other things. */
  readonly nothing: number;
  /** The share of its words that the language knows. */
  readonly known: number;
  /** Intents that it may be, and whose rules may decide. */
  readonly worthAsking: readonly Intent[];
  readonly suggestions: readonly Intent[];
  readonly probabilities: ReadonlyMap<string, number>;
}

/** From here on the scorer decides alone. */
const sureFrom = 0.88;
/** From here on a rule that says the same decides. */
const ruleFrom = 0.2;
const suggestFrom = 0.15;

/** The scorer's opinion of a message that shows `features` and is made of `words`. */
export function opinionOf(scorer: Scorer, features: readonly string[], words: readonly ReadWord[]): Opinion {
  const found = scorer(features);
  const probabilities = new Map<string, number>();
  const ofIntents = new Map<Intent, number>();
  let nothing = 0;
  scorer.labels.forEach((label, at) => {
    const probability = found[at] ?? 0;
    probabilities.set(label, probability);
    const [intent = ''] = label.split(':');
    if (isIntent(intent)) ofIntents.set(intent, (ofIntents.get(intent) ?? 0) + probability);
    else nothing += probability;
  });
  const shown = new Set(words.flatMap(({ concepts }) => concepts));
  const likely = [...ofIntents]
    .filter(([intent]) => hasEvidence(intent, shown))
    .sort((one, other) => other[1] - one[1]);
  const [intent, probability] = likely[0] ?? [null, 0];
  const strange = words.filter(({ known }) => !known).length;
  return {
    intent,
    probability,
    sure: probability >= sureFrom,
    nothing,
    known: words.length === 0 ? 0 : 1 - strange / words.length,
    worthAsking: likely.flatMap(([each, share]) => (share >= ruleFrom ? each : [])),
    suggestions: likely.flatMap(([each, share]) => (share >= suggestFrom ? each : [])),
    probabilities,
  };
}

const needed: Readonly<Record<string, readonly string[]>> = evidence.needs;

/** Whether a message has one of the words that an intent isn't said without. */
function hasEvidence(intent: Intent, shown: ReadonlySet<string>): boolean {
  const ways = needed[intent];
  return ways === undefined || ways.some((way) => way.split(' ').every((concept) => shown.has(concept)));
}

const slotOf: Readonly<Record<string, string>> = evidence.choices;
/** A choice must have so much of the intent's share. */
const leastChosen = 0.5;

/** What the message chooses, where the intent has choices ("choice": "hidden"). */
export function choiceOf(intent: Intent, { probabilities }: Opinion): Readonly<Record<string, string>> {
  const slot = slotOf[intent];
  if (slot === undefined) return {};
  const own = [...probabilities].filter(([label]) => label === intent || label.startsWith(`${intent}:`));
  const all = own.reduce((sum, [, share]) => sum + share, 0);
  const [best] = own.sort((one, other) => other[1] - one[1]);
  const choice = best?.[0].slice(intent.length + 1) ?? '';
  return best === undefined || choice === '' || best[1] < leastChosen * all ? {} : { [slot]: choice };
}
