import type { Coefficient } from '../ratings.js';
import { nominal, type Metric } from '../metrics.js';
import type { Coincidences } from './unitCoincidences.js';

/*
 * The uα family: Krippendorff, K., Mathet, Y., Bouvry, S., Widlöcher, A. (2016). On the reliability of unitizing textual
 * continua: further developments. Quality & Quantity 50(6), 2347–2364; Krippendorff, K. (2019). Content Analysis, 4th ed.,
 * Sage, sect. 12.6. `observed` and `expected` are shares of disagreement.
 */

/** uα: agreement on where units are and what they are, gaps among them being one kind (2016, eqs. 4 and 5). */
export function uAlpha(found: Coincidences): Coefficient {
  const { total, gaps, marked, together } = found;
  if (total === 0) return { undefined: 'no overlap' };
  const gap = total - sumOf(marked);
  const kinds = [...marked, gap].filter((length) => length > 0);
  if (kinds.length < 2) return { undefined: 'no variation' };
  const alike = marked.reduce((sum, _, i) => sum + (together.get(i * marked.length + i) ?? 0), gaps);
  return beyondChance(1 - alike / total, (total ** 2 - sumOfSquares(kinds)) / pairs(found));
}

/** |uα: agreement on what is marked at all and what is gap (2016, eq. 6). */
export function barUAlpha(found: Coincidences): Coefficient {
  const { total, gaps, marked, met } = found;
  if (total === 0) return { undefined: 'no overlap' };
  const all = sumOf(marked);
  if (all === 0 || all === total) return { undefined: 'no variation' };
  return beyondChance(1 - (gaps + sumOf(met)) / total, (2 * all * (total - all)) / pairs(found));
}

/** Of the coincidences of categories, how much `metric` takes them apart in all, where not category by category. */
export type ExpectedApart = (lengths: Float64Array) => number;

/**
 * cuα: agreement on what units are, where two coders have one, whatever the bounds (2016, eqs. 10 and 11). `apart` may sum
 * distances of all pairs of many categories faster than one by one.
 */
export function cuAlpha<T>(
  found: Coincidences,
  categories: readonly T[],
  metric: Metric<T> = nominal,
  apart?: ExpectedApart,
): Coefficient {
  const { met, metSquares, together } = found;
  const all = sumOf(met);
  if (all === 0) return { undefined: 'no overlap' };
  if (met.filter((length) => length > 0).length < 2) return { undefined: 'no variation' };
  const distance = metric(categories, [...met]);
  const size = categories.length;
  let observed = 0;
  for (const [key, length] of together) observed += length * distance(Math.floor(key / size), key % size);
  const chance = apart?.(met) ?? sumOfApart(met, distance);
  return beyondChance(observed / all, chance / (all ** 2 - sumOf(metSquares)));
}

/** What (k)uα is worked out from, in code points; as in {@link Coincidences}. */
export interface Met {
  /** Of all units, and of those of k: how much two coders marked, as anything. */
  readonly all: number;
  readonly met: number;
  readonly metSquares: number;
  /** How much of it both marked as k. */
  readonly together: number;
}

/** (k)uα: agreement on units being of kind k, where two coders have one, whatever the bounds (2016, eq. 13b). */
export function kuAlpha({ all, met, metSquares, together }: Met): Coefficient {
  if (met === 0) return { undefined: 'no overlap' };
  if (all - met <= nothing * all) return { undefined: 'no variation' };
  return beyondChance(1 - together / met, (met * (all - met)) / (met * all - metSquares));
}

/** The part of the coincidences that (k)uα needs for the category with index `k`. */
export const metOf = ({ met, metSquares, together }: Coincidences, k: number): Met => ({
  all: sumOf(met),
  met: met[k] ?? 0,
  metSquares: metSquares[k] ?? 0,
  together: together.get(k * met.length + k) ?? 0,
});

/** The share of the texts' length that two coders marked, averaged over pairs of coders. */
export const coverage = ({ met, total }: Coincidences): number => (total === 0 ? 0 : sumOf(met) / total);

/** How many pairs of lengths there are by chance: a unit is not paired with itself, a gap not at the same character (eq. 4). */
const pairs = ({ total, marked, squares }: Coincidences): number =>
  total ** 2 - sumOf(squares) - (total - sumOf(marked));

function sumOfApart(lengths: Float64Array, distance: (a: number, b: number) => number): number {
  let sum = 0;
  lengths.forEach((one, a) => {
    if (one > 0) lengths.forEach((other, b) => (sum += other > 0 ? one * other * distance(a, b) : 0));
  });
  return sum;
}

/** Smaller than any share of a text. */
const nothing = 1e-12;

const beyondChance = (observed: number, expected: number): Coefficient =>
  expected > nothing ? { value: 1 - observed / expected, observed, expected } : { undefined: 'no variation' };

const sumOf = (lengths: Float64Array): number => lengths.reduce((sum, length) => sum + length, 0);
const sumOfSquares = (lengths: readonly number[]): number => lengths.reduce((sum, length) => sum + length ** 2, 0);
