import { featuresOf } from './features.js';
import type { ReadWord } from './reading.js';
import type { Scorer } from './scorer.js';
import { sentencesOf } from './sentences.js';

const signs: ReadonlySet<string> = new Set(['COLLAPSED', 'DANGER', 'SENDHELP', 'RESPONDERS']);
const sureFrom = 0.9;

/** Whether a message, or one sentence of it, says that there is an emergency now. */
export function emergencyIn(words: readonly ReadWord[], scorer: Scorer): boolean {
  const label = scorer.labels.indexOf('emergencyNow');
  const parts = [words, ...sentencesOf(words)];
  return parts.some(
    (part) =>
      part.some(({ concepts }) => concepts.some((concept) => signs.has(concept))) &&
      (scorer(featuresOf(part))[label] ?? 0) >= sureFrom,
  );
}
