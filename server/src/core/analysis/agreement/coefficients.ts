import { krippendorffAlpha } from './alpha.js';
import { brennanPredigerS, cohenKappa, fleissKappa, gwetAC, percentAgreement } from './kappas.js';
import { masi, nominal, type Metric } from './metrics.js';
import { givenAlone, type Coefficient, type Ratings } from './ratings.js';
import { identity, type Weight } from './weights.js';

/** How far apart the categories are, for the coefficients that weigh agreement and for α. */
export interface Scale<T> {
  readonly weight: Weight;
  readonly metric: Metric<T>;
}

export const nominalScale: Scale<unknown> = { weight: identity, metric: nominal };

/** Sets of codes by {@link masi}, each two of them compared once. */
export function setScale(categories: readonly ReadonlySet<unknown>[]): Scale<ReadonlySet<unknown>> {
  const size = categories.length;
  const between = masi(categories, []);
  const known = new Float64Array(size * size).fill(NaN);
  const distance = (a: number, b: number): number => {
    const at = Math.min(a, b) * size + Math.max(a, b);
    const found = known[at] ?? NaN;
    return Number.isNaN(found) ? (known[at] = between(a, b)) : found;
  };
  return { weight: (a, b) => 1 - distance(a, b), metric: () => distance };
}

const ofRatings = {
  percent: (ratings, { weight }) => percentAgreement(ratings, weight),
  'cohen-kappa': (ratings, { weight }) => cohenKappa(ratings, weight),
  /** Of two coders this is Scott's π. */
  'fleiss-kappa': (ratings, { weight }) => fleissKappa(ratings, weight),
  'brennan-prediger-s': (ratings, { weight }) => brennanPredigerS(ratings, weight),
  'gwet-ac1': (ratings, { weight }) => gwetAC(ratings, weight),
  'krippendorff-alpha': (ratings, { metric }) => krippendorffAlpha(ratings, metric),
} satisfies Readonly<Record<string, <T>(ratings: Ratings<T>, scale: Scale<T>) => Coefficient>>;

export type RatedCoefficient = keyof typeof ofRatings;

/** Those of units that are given, which are always told. */
export const ratedCoefficients = Object.keys(ofRatings) as readonly RatedCoefficient[];

/** Those of units that coders found themselves: of one code, and (|uα, cuα and coverage) of all codes together. */
export const unitizingCoefficients = ['u-alpha', 'ku-alpha', 'alpha-u', 'bar-u-alpha', 'cu-alpha', 'coverage'] as const;

export type CoefficientName = RatedCoefficient | (typeof unitizingCoefficients)[number];
export const coefficientNames: readonly CoefficientName[] = [...ratedCoefficients, ...unitizingCoefficients];

export const coefficientsOf = <T>(
  ratings: Ratings<T>,
  scale: Scale<T>,
): Readonly<Record<RatedCoefficient, Coefficient>> =>
  Object.fromEntries(ratedCoefficients.map((name) => [name, ofRatings[name](ratings, scale)])) as Record<
    RatedCoefficient,
    Coefficient
  >;

/**
 * Of sets of codes, by how far apart they are. The categories are those sets that a coder gave: the empty set is one only where
 * a coder gave nothing to a unit, so that S and AC1 of codes that exclude each other are as published.
 */
export function coefficientsOfSets(
  ratings: Ratings<ReadonlySet<unknown>>,
): Readonly<Record<RatedCoefficient, Coefficient>> {
  const given = givenAlone(ratings);
  return coefficientsOf(given, setScale(given.categories));
}
