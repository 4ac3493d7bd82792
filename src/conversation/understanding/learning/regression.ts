import { featureValue, probabilities } from '../scorer.js';

/** What one example shows (rows of features), and what it means. */
export interface Shown {
  readonly rows: readonly number[];
  /** How many features it shows, those that have no row with them. */
  readonly features: number;
  readonly label: number;
  /** How much it counts. */
  readonly counts: number;
}

/** How quickly it learns, and how strongly weights are drawn to nought. */
export interface Pace {
  readonly rate: number;
  readonly decay: number;
}

/**
 * Multinomial logistic regression, learned example by example with a rate of its own for each weight (AdaGrad). Weights
 * are kept small by a decay that is applied where a weight is touched.
 */
export class Regression {
  readonly weights: Float64Array;
  readonly #squares: Float64Array;
  readonly #sums: Float64Array;
  #summed = 0;

  constructor(
    readonly features: number,
    readonly labels: number,
    readonly pace: Pace,
  ) {
    this.weights = new Float64Array((features + 1) * labels);
    this.#sums = new Float64Array(this.weights.length);
    this.#squares = new Float64Array(this.weights.length).fill(1e-6);
  }

  /** Learns from one example; gives how probable it held what it means before. */
  learn({ rows, features, label, counts }: Shown): number {
    const { weights, labels } = this;
    const value = featureValue(features);
    const found = this.probabilitiesOf(rows, features);
    const before = found[label] ?? 0;
    const step = (row: number, of: number, drawn: number) => {
      for (let each = 0; each < labels; each += 1) {
        const at = row * labels + each;
        const weight = weights[at] ?? 0;
        const slope = ((found[each] ?? 0) - (each === label ? 1 : 0)) * of * counts + drawn * weight;
        if (Math.abs(slope) < 1e-7) continue;
        const square = (this.#squares[at] ?? 0) + slope * slope;
        this.#squares[at] = square;
        weights[at] = weight - (this.pace.rate * slope) / Math.sqrt(square);
      }
    };
    for (const row of rows) step(row, value, this.pace.decay);
    step(this.features, 1, 0);
    return before;
  }

  /** Adds the weights of now to those that are remembered. */
  remember(): void {
    this.#summed += 1;
    for (let at = 0; at < this.weights.length; at += 1) {
      this.#sums[at] = (this.#sums[at] ?? 0) + (this.weights[at] ?? 0);
    }
  }

  /** The mean of what was remembered: steadier than where learning happened to stop. */
  remembered(): Float64Array {
    return this.#sums.map((sum) => sum / Math.max(1, this.#summed));
  }

  probabilitiesOf(rows: readonly number[], features: number): Float64Array {
    const { weights, labels } = this;
    const value = featureValue(features);
    const sums = new Float64Array(labels);
    for (const row of rows) {
      const start = row * labels;
      for (let each = 0; each < labels; each += 1) {
        sums[each] = (sums[each] ?? 0) + value * (weights[start + each] ?? 0);
      }
    }
    const bias = this.features * labels;
    for (let each = 0; each < labels; each += 1) sums[each] = (sums[each] ?? 0) + (weights[bias + each] ?? 0);
    return probabilities(sums);
  }
}
