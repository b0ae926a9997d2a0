import { apartOfAll, type Metric, type Scale } from './metrics.js';
import { givenIn, type Coefficient, type Pattern, type Ratings } from './ratings.js';

/** What α is worked out from. Sums of several texts are those of the texts together. */
export interface AlphaSums {
  /** How often each category was given to units that two coders rated. */
  readonly totals: ReadonlyMap<number, number>;
  /** How far apart the values of each two coders are, both ways, over one less than the coders of the unit. */
  readonly apart: number;
}

/**
 * Krippendorff's α: 1 − observed / expected disagreement, of any number of coders, who may leave units out. Krippendorff, K.
 * (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania, Departmental Papers (ASC) 43.
 */
export function krippendorffAlpha<T>(
  { categories, patterns }: Ratings<T>,
  metric: Metric<T>,
  chanceApart?: Scale<T>['chanceApart'],
): Coefficient {
  const totals = totalsIn({ categories, patterns });
  const distance = metric(categories, totals);
  return alphaOf(totals, sumsOf(patterns, distance).apart, chanceApart ?? ((given) => apartOfAll(given, distance)));
}

/** Sums of units, as in Krippendorff's matrix of coincidences (2011). Units that fewer than two coders rated do not count. */
export function sumsOf(patterns: readonly Pattern[], distance: (a: number, b: number) => number): AlphaSums {
  const totals = new Map<number, number>();
  let apart = 0;
  for (const { values, count } of patterns) {
    const { coders, times } = givenIn(values);
    if (coders < 2) continue;
    times.forEach(([a, ofA], i) => {
      totals.set(a, (totals.get(a) ?? 0) + count * ofA);
      for (let j = 0; j < i; j++) {
        const [b, ofB] = times[j] ?? [0, 0];
        apart += (2 * count * ofA * ofB * distance(a, b)) / (coders - 1);
      }
    });
  }
  return { totals, apart };
}

/** α of sums; `totals` are by category. */
export function alphaOf(
  totals: Float64Array,
  apart: number,
  chanceApart: (totals: Float64Array) => number,
): Coefficient {
  let [all, most] = [0, 0];
  for (const total of totals) {
    all += total;
    if (total > most) most = total;
  }
  if (all === 0) return { undefined: 'no overlap' };
  if (most === all) return { undefined: 'no variation' };
  const chance = chanceApart(totals);
  if (chance <= nothing * all ** 2) return { undefined: 'no variation' };
  const [observed, expected] = [apart / all, chance / (all * (all - 1))];
  return { value: 1 - observed / expected, observed, expected };
}

/** Smaller than any share of pairs that differ. */
const nothing = 1e-15;

/** How often each category was given to units that two coders rated. */
export function totalsIn({ categories, patterns }: Ratings<unknown>): Float64Array {
  const totals = new Float64Array(categories.length);
  for (const [category, total] of sumsOf(patterns, () => 0).totals) totals[category] = total;
  return totals;
}
