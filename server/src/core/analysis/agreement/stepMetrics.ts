import { interval, nominalScale, ordinal, ratio, type Scale } from './metrics.js';
import { linear, quadratic, weighing, type Weighing } from './disagreementWeights.js';

/** How far steps of a code's scale are apart: not more than whether they are the same, by rank, by difference, by proportion, by plain difference. */
export const stepMetrics = ['nominal', 'ordinal', 'interval', 'ratio', 'linear'] as const;
/** How `gloss compare --metric` names it; see {@link stepMetrics}. */
export type StepMetric = (typeof stepMetrics)[number];

/** By difference where steps are numbers, else by rank. */
export const metricFor = (steps: readonly (number | string)[]): StepMetric =>
  steps.every((step) => typeof step === 'number') ? 'interval' : 'ordinal';

/**
 * The steps of a scale in their order. α takes the metrics of Krippendorff (2004, pp. 232–235); weighted κ, S and AC2 take the
 * weights that belong to them in Gwet, K. L. (2014). Handbook of Inter-Rater Reliability, 4th ed., Advanced Analytics, ch. 3:
 * ordinal, quadratic, and ratio. `linear` has the weights of Cohen (1968), and the metric of differences, since α has none of its
 * own. Steps that are no numbers count by their place, from 1.
 */
export function stepScale(steps: readonly (number | string)[], metric: StepMetric): Scale<unknown> {
  const numbers = steps.map((step, i) => (typeof step === 'number' ? step : i + 1));
  const { decisions } = nominalScale;
  const codes = steps.length;
  if (metric === 'nominal') return { ...nominalScale, codes };
  if (metric === 'ordinal') return { weights: ordinalWeights(steps.length), metric: ordinal, decisions, codes };
  if (metric === 'interval' || metric === 'linear') {
    const weights = metric === 'linear' ? linear(numbers) : quadratic(numbers);
    return { weights, metric: (_, totals) => interval(numbers, totals), decisions, codes };
  }
  return { weights: ratioWeights(numbers), metric: (_, totals) => ratio(numbers, totals), decisions, codes };
}

/** One less the pairs of steps from one to the other, over those of the whole scale. */
export function ordinalWeights(steps: number): Weighing {
  const pairs = (length: number): number => (length * (length - 1)) / 2;
  return weighing((a, b) => (a === b ? 1 : 1 - pairs(Math.abs(a - b) + 1) / pairs(steps)));
}

/** One less the squared proportion of difference and sum, over the greatest of the scale. */
export function ratioWeights(numbers: readonly number[]): Weighing {
  const apart = ratio(numbers, []);
  const most = Math.max(...numbers.flatMap((_, a) => numbers.map((__, b) => apart(a, b))));
  return weighing((a, b) => (most === 0 ? 1 : 1 - apart(a, b) / most));
}
