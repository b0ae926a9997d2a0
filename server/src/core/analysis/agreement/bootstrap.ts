import type { Coefficient, Pattern, Ratings } from './ratings.js';

/** Between which bounds a coefficient is in 95 of 100 samples. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Samples in which there was a number at all; the others do not count. */
  readonly samples: number;
}

/** How often each text stands in each sample: texts drawn with replacement, as many as there are. */
export type Resamples = readonly Uint16Array[];

/** `random` gives numbers from 0 to below 1. */
export const drawTexts = (texts: number, samples: number, random: () => number): Resamples =>
  Array.from({ length: samples }, () => {
    const times = new Uint16Array(texts);
    for (let i = 0; i < texts; i++) {
      const drawn = Math.floor(random() * texts);
      times[drawn] = (times[drawn] ?? 0) + 1;
    }
    return times;
  });

/**
 * The 95 % percentile interval of a coefficient; undefined where no sample has a number. Whole texts are drawn, since
 * neighbouring characters are not independent of one another. Efron, B., Tibshirani, R. J. (1993). An Introduction to the
 * Bootstrap, ch. 13; Field, C. A., Welsh, A. H. (2007). Bootstrapping clustered data. J. R. Stat. Soc. B 69(3), 369–390.
 */
export function bootstrap<T>(
  texts: readonly Ratings<T>[],
  resamples: Resamples,
  coefficient: (ratings: Ratings<T>) => Coefficient,
): Interval | undefined {
  const columns = new Map<string, { values: Pattern['values']; counts: Float64Array }>();
  texts.forEach(({ patterns }, text) => {
    for (const { values, count } of patterns) {
      const key = values.join();
      const column = columns.get(key) ?? { values, counts: new Float64Array(texts.length) };
      columns.set(key, column);
      column.counts[text] = (column.counts[text] ?? 0) + count;
    }
  });
  const categories = texts[0]?.categories ?? [];
  const found = resamples.flatMap((times) => {
    const patterns = [...columns.values()].map(({ values, counts }) => ({ values, count: dot(times, counts) }));
    const result = coefficient({ categories, patterns: patterns.filter(({ count }) => count > 0) });
    return 'undefined' in result ? [] : [result.value];
  });
  found.sort((a, b) => a - b);
  const at = (share: number): number => found[Math.round(share * (found.length - 1))] ?? NaN;
  return found.length === 0 ? undefined : { low: at(0.025), high: at(0.975), samples: found.length };
}

function dot(times: Uint16Array, counts: Float64Array): number {
  let total = 0;
  for (let i = 0; i < times.length; i++) total += (times[i] ?? 0) * (counts[i] ?? 0);
  return total;
}
