import { sum } from './ratings.js';

/**
 * How far apart two categories are, by index: Krippendorff's δ², 0 where they are the same. `totals` tells how often each was
 * given. Krippendorff, K. (2004). Content Analysis, 2nd ed., Sage, pp. 232–235.
 */
export type Metric<T> = (categories: readonly T[], totals: readonly number[]) => (a: number, b: number) => number;

export const nominal: Metric<unknown> = () => (a, b) => (a === b ? 0 : 1);

/** By how many ratings lie between; categories stand in their order. */
export const ordinal: Metric<unknown> = (_, totals) => (a, b) => {
  const between = sum(totals.slice(Math.min(a, b), Math.max(a, b) + 1));
  return a === b ? 0 : (between - ((totals[a] ?? 0) + (totals[b] ?? 0)) / 2) ** 2;
};

export const interval: Metric<number> = (categories) => (a, b) =>
  ((categories[a] ?? NaN) - (categories[b] ?? NaN)) ** 2;

export const ratio: Metric<number> = (categories) => (a, b) => {
  const [one, other] = [categories[a] ?? NaN, categories[b] ?? NaN];
  return one === other ? 0 : ((one - other) / (one + other)) ** 2;
};

/**
 * Of sets, say of all codes on a unit: 1 − J·M, where J is the Jaccard index and M is 1 for the same sets, ⅔ where one holds
 * the other, ⅓ where they overlap and 0 where they do not. Passonneau, R. J. (2006). Measuring agreement on set-valued items
 * (MASI) for semantic and pragmatic annotation. LREC 2006, 831–836.
 */
export const masi: Metric<ReadonlySet<unknown>> = (categories) => (a, b) => {
  const [one, other] = [categories[a] ?? none, categories[b] ?? none];
  const shared = [...one].filter((item) => other.has(item)).length;
  const all = one.size + other.size - shared;
  if (shared === all) return 0;
  const likeness = shared === 0 ? 0 : shared === Math.min(one.size, other.size) ? 2 / 3 : 1 / 3;
  return 1 - (shared / all) * likeness;
};

const none: ReadonlySet<unknown> = new Set();
