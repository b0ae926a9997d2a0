import { identity, type Weighing } from './disagreementWeights.js';

/**
 * How far apart two categories are, by index: Krippendorff's δ², 0 where they are the same. `totals` tells how often each was
 * given. Krippendorff, K. (2004). Content Analysis, 2nd ed., Sage, pp. 232–235.
 */
export type Metric<T> = (categories: readonly T[], totals: ArrayLike<number>) => (a: number, b: number) => number;

/** δ² of names: 1 where two differ, whichever they are. */
export const nominal: Metric<unknown> = () => (a, b) => (a === b ? 0 : 1);

/** By how many ratings lie between; categories stand in their order. */
export const ordinal: Metric<unknown> = (_, totals) => (a, b) => {
  let between = 0;
  for (let i = Math.min(a, b); i <= Math.max(a, b); i++) between += totals[i] ?? 0;
  return a === b ? 0 : (between - ((totals[a] ?? 0) + (totals[b] ?? 0)) / 2) ** 2;
};

/** δ² of numbers: their squared difference. */
export const interval: Metric<number> = (categories) => (a, b) =>
  ((categories[a] ?? NaN) - (categories[b] ?? NaN)) ** 2;

/** δ² of numbers that count from a true zero: the square of their difference over their sum. */
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

/** How far apart the categories are, for the coefficients that weigh agreement and for α. */
export interface Scale<T> {
  readonly weights: Weighing;
  readonly metric: Metric<T>;
  /** As {@link apartOfAll}, where that can be found faster. */
  readonly chanceApart?: (totals: Float64Array) => number;
  /** How many decisions to give a code two coders share who gave these categories; of one category, how many it is made of. */
  readonly decisions: (a: number, b: number) => number;
  /** How many codes there are to decide for. */
  readonly codes: number;
}

/** How far apart each two of all values are, both ways, where categories were given so often. */
export function apartOfAll(totals: Float64Array, distance: (a: number, b: number) => number): number {
  let apart = 0;
  totals.forEach((one, a) => {
    if (one > 0) totals.forEach((other, b) => (apart += other > 0 && a !== b ? one * other * distance(a, b) : 0));
  });
  return apart;
}

/** Adds up without a function call for each number, since lists have one for each set of codes. */
export function sumOf(numbers: Float64Array): number {
  let all = 0;
  for (const number of numbers) all += number;
  return all;
}

/** For categories that have no order. Chance is the square of all ratings less the squares of each category's. */
export const nominalScale: Scale<unknown> = {
  weights: identity,
  metric: nominal,
  chanceApart: (totals) => sumOf(totals) ** 2 - totals.reduce((all, total) => all + total ** 2, 0),
  decisions: (a, b) => Number(a === b),
  codes: 1,
};

/** Whether a code was given, the second category being that it was. */
export const presenceScale: Scale<unknown> = { ...nominalScale, decisions: (a, b) => Number(a === 1 && b === 1) };

/** Sets of codes that are one value each, say of a theme whose codes exclude each other. */
export const valueScale = (categories: readonly ReadonlySet<unknown>[]): Scale<ReadonlySet<unknown>> => ({
  ...nominalScale,
  decisions: sharedCodes(categories),
  codes: codesIn(categories),
});

/** How many different codes all sets have together. */
export const codesIn = (categories: readonly ReadonlySet<unknown>[]): number =>
  new Set(categories.flatMap((set) => [...set])).size;

/** How many codes two sets, by index, have in common. */
export const sharedCodes =
  (categories: readonly ReadonlySet<unknown>[]): Scale<unknown>['decisions'] =>
  (a, b) =>
    [...(categories[a] ?? none)].filter((code) => categories[b]?.has(code)).length;
