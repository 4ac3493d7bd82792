import { z } from 'zod';

const weightsSchema = z.strictObject({
  /** A digest of what they were learned from; a test compares it. */
  learnedFrom: z.string(),
  /** An intent each, `intent:choice`, or `nothing`. */
  labels: z.array(z.string()).min(2),
  /** The words of all examples, parted by blanks. */
  words: z.string(),
  /** What a message may show, parted by line ends. */
  features: z.string(),
  /** A weight of 127 is this much. */
  largest: z.number(),
  /** A signed byte for each label of each feature, and of the bias at the end, in base64. */
  weights: z.base64(),
});
export type WeightsFile = z.infer<typeof weightsSchema>;

/** Says how probable each label is for what a message shows. */
export interface Scorer {
  readonly labels: readonly string[];
  readonly words: readonly string[];
  readonly learnedFrom: string;
  (features: readonly string[]): Float64Array;
}

/** Reads a weights file; throws where it has another form. */
export function readScorer(json: unknown): Scorer {
  const file = weightsSchema.parse(json);
  const { labels } = file;
  const rows = new Map(file.features.split('\n').map((feature, row) => [feature, row]));
  const bytes = Buffer.from(file.weights, 'base64');
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (weights.length !== (rows.size + 1) * labels.length) {
    throw new Error(`The weights are ${weights.length}, not ${rows.size + 1} × ${labels.length}.`);
  }
  const unit = file.largest / 127;
  const score = (features: readonly string[]): Float64Array => {
    const sums = new Float64Array(labels.length);
    const add = (row: number, times: number) => {
      for (let label = 0; label < labels.length; label += 1) {
        sums[label] = (sums[label] ?? 0) + times * (weights[row * labels.length + label] ?? 0);
      }
    };
    const value = featureValue(features.length) * unit;
    for (const feature of features) {
      const row = rows.get(feature);
      if (row !== undefined) add(row, value);
    }
    add(rows.size, unit);
    return probabilities(sums);
  };
  return Object.assign(score, {
    labels,
    words: file.words.split(' '),
    learnedFrom: file.learnedFrom,
  });
}

/** Long messages show more: each thing counts for less, so that length alone makes nobody sure. */
export const featureValue = (count: number): number => 4 / Math.sqrt(Math.max(16, count));

/** Turns sums into probabilities, in place. */
export function probabilities(sums: Float64Array): Float64Array {
  const largest = Math.max(...sums);
  let total = 0;
  for (let at = 0; at < sums.length; at += 1) {
    const power = Math.exp((sums[at] ?? 0) - largest);
    sums[at] = power;
    total += power;
  }
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) / total;
  return sums;
}
