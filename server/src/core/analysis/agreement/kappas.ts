import { givenIn, sum, type Coefficient, type Pattern, type Ratings } from './ratings.js';
import { identity, type Weighing } from './disagreementWeights.js';

/** Agreement beyond chance: (observed − expected) / (1 − expected). Units that fewer than two coders rated do not count. */
type Kappa = (ratings: Ratings<unknown>, weights?: Weighing) => Coefficient;

/**
 * The share of pairs of coders who agree on a unit, averaged over units: from 0 to 1. Nothing is expected by chance, so that
 * `value` is `observed`.
 */
export const percentAgreement: Kappa = (ratings, weights = identity) => {
  const observed = observedAgreement(ratings, weights);
  return observed === undefined ? { undefined: 'no overlap' } : { value: observed, observed, expected: 0 };
};

/**
 * Holsti's coefficient of two coders: 2M / (N₁ + N₂), where M is how many decisions to give a code both made, and N how many each
 * made. That nobody gave a code is no decision. For one code it is the same as F1 and as Dice's coefficient. Holsti, O. R. (1969).
 * Content Analysis for the Social Sciences and Humanities. Addison-Wesley, p. 140.
 */
export function holsti({ patterns }: Ratings<unknown>, decisions: (a: number, b: number) => number): Coefficient {
  if (patterns.some(({ values }) => values.length !== 2)) return { undefined: 'not two coders' };
  let [both, all, units] = [0, 0, 0];
  for (const { values, count } of patterns) {
    const [a, b] = values;
    if (a === undefined || b === undefined) continue;
    units += count;
    both += 2 * count * decisions(a, b);
    all += count * (decisions(a, a) + decisions(b, b));
  }
  if (units === 0) return { undefined: 'no overlap' };
  return all === 0 ? { undefined: 'no variation' } : { value: both / all, observed: both / all, expected: 0 };
}

/**
 * κ of decisions to give a code, chance being one over the number of codes, as MAXQDA has it for segments: {@link holsti} as the
 * agreement found. Brennan, R. L., Prediger, D. J. (1981), after Kuckartz, U., Rädiker, S. (2019). Analyzing Qualitative Data with
 * MAXQDA. Springer, ch. 19.
 */
export function decisionKappa(
  ratings: Ratings<unknown>,
  decisions: (a: number, b: number) => number,
  codes: number,
): Coefficient {
  const found = holsti(ratings, decisions);
  if ('undefined' in found) return found;
  if (codes < 2) return { undefined: 'of all codes alone' };
  const expected = 1 / codes;
  return { value: (found.observed - expected) / (1 - expected), observed: found.observed, expected };
}

/**
 * Cohen's κ of two coders, each with categories as often as that coder gives them. Cohen, J. (1960). A coefficient of
 * agreement for nominal scales. Educ. Psychol. Meas. 20(1), 37–46; with weights, Cohen (1968).
 */
export const cohenKappa: Kappa = (ratings, weights = identity) => {
  if (ratings.patterns.some(({ values }) => values.length !== 2)) return { undefined: 'not two coders' };
  const shares = [0, 1].map((coder) =>
    sharesOf(ratings, ({ values }, of) => Number(coder === of && rated(values) === 2)),
  );
  return beyondChance(ratings, weights, weights.byChance(shares[0] ?? [], shares[1] ?? []));
};

/**
 * Scott's π of two coders, and Fleiss' κ of any number: categories as often as all coders together give them. Scott, W. A.
 * (1955). Reliability of content analysis. Public Opinion Quarterly 19(3), 321–325; Fleiss, J. L. (1971). Measuring nominal
 * scale agreement among many raters. Psychological Bulletin 76(5), 378–382.
 */
export const fleissKappa: Kappa = (ratings, weights = identity) => {
  const shares = sharesOf(ratings, ({ values }) => Number(rated(values) > 1));
  return beyondChance(ratings, weights, weights.byChance(shares, shares));
};

/**
 * Brennan and Prediger's S: all categories alike likely, also those that nobody used. Brennan, R. L., Prediger, D. J. (1981).
 * Coefficient kappa: some uses, misuses, and alternatives. Educ. Psychol. Meas. 41(3), 687–699.
 */
export const brennanPredigerS: Kappa = (ratings, weights = identity) => {
  const shares = ratings.categories.map(() => 1 / ratings.categories.length);
  return beyondChance(ratings, weights, weights.byChance(shares, shares));
};

/**
 * Gwet's AC1, with weights AC2: chance grows with how evenly categories are used. Units that a single coder rated tell how
 * often categories are used. Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high
 * agreement. British J. Math. Stat. Psychol. 61(1), 29–48.
 */
export const gwetAC: Kappa = (ratings, weights = identity) => {
  const { categories } = ratings;
  const q = categories.length;
  if (q < 2) return { undefined: percentUndefined(ratings) };
  const shares = sharesOf(ratings, ({ values }) => 1 / rated(values));
  const every = categories.map(() => 1);
  const ofAll = weights.byChance(every, every);
  return beyondChance(ratings, weights, (ofAll / (q * (q - 1))) * sum(shares.map((share) => share * (1 - share))));
};

const rated = (values: Pattern['values']): number => values.filter((value) => value !== undefined).length;

const percentUndefined = (ratings: Ratings<unknown>): 'no overlap' | 'no variation' =>
  observedAgreement(ratings, identity) === undefined ? 'no overlap' : 'no variation';

/** Undefined where no unit was rated by two. */
function observedAgreement({ patterns }: Ratings<unknown>, { weight }: Weighing): number | undefined {
  let [agreement, units] = [0, 0];
  for (const { values, count } of patterns) {
    const { coders, times } = givenIn(values);
    if (coders < 2) continue;
    units += count;
    let alike = 0;
    times.forEach(([a, ofA], i) => {
      alike += ofA * (ofA - 1) * weight(a, a);
      for (let j = 0; j < i; j++) {
        const [b, ofB] = times[j] ?? [0, 0];
        alike += 2 * ofA * ofB * weight(a, b);
      }
    });
    agreement += (count * alike) / (coders * (coders - 1));
  }
  return units === 0 ? undefined : agreement / units;
}

/** How large each category's share is; `counts` tells how much the value of a coder, by index, counts in each unit. */
function sharesOf(
  { categories, patterns }: Ratings<unknown>,
  counts: (pattern: Pattern, coder: number) => number,
): readonly number[] {
  const totals = categories.map(() => 0);
  for (const pattern of patterns) {
    pattern.values.forEach((value, coder) => {
      if (value !== undefined) totals[value] = (totals[value] ?? 0) + pattern.count * counts(pattern, coder);
    });
  }
  const all = sum(totals);
  return all === 0 ? totals : totals.map((total) => total / all);
}

/** Smaller than any chance of disagreeing that a real study could have. */
const nothing = 1e-12;

function beyondChance(ratings: Ratings<unknown>, weights: Weighing, expected: number): Coefficient {
  const observed = observedAgreement(ratings, weights);
  if (observed === undefined) return { undefined: 'no overlap' };
  if (1 - expected < nothing) return { undefined: 'no variation' };
  return { value: (observed - expected) / (1 - expected), observed, expected };
}
