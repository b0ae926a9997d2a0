import { ratedCoefficients, type RatedCoefficient } from '../../study/settings/agreementTerms.js';
import { krippendorffAlpha } from './alpha.js';
import {
  brennanPredigerS,
  cohenKappa,
  decisionKappa,
  fleissKappa,
  gwetAC,
  holsti,
  percentAgreement,
} from './kappas.js';
import type { Scale } from './metrics.js';
import { givenAlone, type Coefficient, type Ratings } from './ratings.js';

const ofRatings = {
  percent: (ratings, { weights }) => percentAgreement(ratings, weights),
  'cohen-kappa': (ratings, { weights }) => cohenKappa(ratings, weights),
  'fleiss-kappa': (ratings, { weights }) => fleissKappa(ratings, weights),
  'brennan-prediger-s': (ratings, { weights }) => brennanPredigerS(ratings, weights),
  'gwet-ac1': (ratings, { weights }) => gwetAC(ratings, weights),
  'krippendorff-alpha': (ratings, { metric, chanceApart }) => krippendorffAlpha(ratings, metric, chanceApart),
  holsti: (ratings, { decisions }) => holsti(ratings, decisions),
  'decision-kappa': (ratings, { decisions, codes }) => decisionKappa(ratings, decisions, codes),
} satisfies Readonly<Record<RatedCoefficient, <T>(ratings: Ratings<T>, scale: Scale<T>) => Coefficient>>;

/** Those that are told where nobody has chosen. */
export const usualCoefficients = ratedCoefficients.filter((name) => name !== 'holsti' && name !== 'decision-kappa');

/** Those of units that coders found themselves: of one code, and (|uα, cuα and coverage) of all codes together. */
export const unitizingCoefficients = ['u-alpha', 'ku-alpha', 'alpha-u', 'bar-u-alpha', 'cu-alpha', 'coverage'] as const;

/** Ids of all coefficients, as `gloss compare --coefficients` and JSON name them. */
export type CoefficientName = RatedCoefficient | (typeof unitizingCoefficients)[number];
/** In the order of output: those of given units before those of units that coders found themselves. */
export const coefficientNames: readonly CoefficientName[] = [...ratedCoefficients, ...unitizingCoefficients];

/** All coefficients of given units. What cannot be worked out has the reason in place of a number. */
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
  scale: Scale<ReadonlySet<unknown>>,
  scaleOf: (categories: readonly ReadonlySet<unknown>[]) => Scale<ReadonlySet<unknown>>,
): Readonly<Record<RatedCoefficient, Coefficient>> {
  const given = givenAlone(ratings);
  const isWhole = given.categories.length === ratings.categories.length;
  return coefficientsOf(given, isWhole ? scale : scaleOf(given.categories));
}
