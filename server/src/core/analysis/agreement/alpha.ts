import type { Metric } from './metrics.js';
import { pairsOf, sum, type Coefficient, type Ratings } from './ratings.js';

/**
 * Krippendorff's α: 1 − observed / expected disagreement, of any number of coders, who may leave units out. Krippendorff, K.
 * (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania, Departmental Papers (ASC) 43.
 */
export function krippendorffAlpha<T>({ categories, patterns }: Ratings<T>, metric: Metric<T>): Coefficient {
  const size = categories.length;
  /** How often two categories were given to one unit, by both their indices. */
  const together = new Float64Array(size * size);
  for (const { values, count } of patterns) {
    const coders = values.filter((value) => value !== undefined).length;
    for (const [a, b] of pairsOf(values)) {
      together[a * size + b] = (together[a * size + b] ?? 0) + count / (coders - 1);
    }
  }
  const totals = categories.map((_, a) =>
    together.subarray(a * size, (a + 1) * size).reduce((all, one) => all + one, 0),
  );
  const all = sum(totals);
  if (all === 0) return { undefined: 'no overlap' };
  const distance = metric(categories, totals);
  let [observed, expected] = [0, 0];
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const chance = (totals[a] ?? 0) * (totals[b] ?? 0);
      if (a === b || chance === 0) continue;
      const apart = distance(a, b);
      observed += (together[a * size + b] ?? 0) * apart;
      expected += chance * apart;
    }
  }
  if (expected === 0) return { undefined: 'no variation' };
  observed /= all;
  expected /= all * (all - 1);
  return { value: 1 - observed / expected, observed, expected };
}
