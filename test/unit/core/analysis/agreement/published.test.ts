import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { krippendorffAlpha } from '../../../../../server/src/core/analysis/agreement/alpha.js';
import {
  brennanPredigerS,
  cohenKappa,
  fleissKappa,
  gwetAC,
  percentAgreement,
} from '../../../../../server/src/core/analysis/agreement/kappas.js';
import { interval, masi, nominal, ordinal, ratio } from '../../../../../server/src/core/analysis/agreement/metrics.js';
import {
  ratingsOf,
  type Coefficient,
  type Ratings,
} from '../../../../../server/src/core/analysis/agreement/ratings.js';
import { linear, quadratic } from '../../../../../server/src/core/analysis/agreement/disagreementWeights.js';

type Value = string | number;
type Data =
  | { readonly form: 'contingency'; readonly categories: readonly Value[]; readonly table: readonly number[][] }
  | { readonly form: 'items'; readonly items: readonly (Value | null)[][] }
  | { readonly form: 'pairs'; readonly pairs: readonly [Value[], Value[]][] };

/** A case from the literature; `tolerance` is of all its figures, or of each. */
interface Case {
  readonly name: string;
  readonly metric: string;
  readonly citation: string;
  readonly data: Data;
  readonly expected: Readonly<Record<string, number>>;
  readonly tolerance: number | Readonly<Record<string, number>>;
}

const cases = JSON.parse(readFileSync('test/fixtures/agreement/tables.json', 'utf8')) as readonly Case[];

function read(data: Data): Ratings<Value> {
  if (data.form === 'items') return ratingsOf(data.items.map((row) => row.map((value) => value ?? undefined)));
  assert.equal(data.form, 'contingency');
  const patterns = data.table.flatMap((row, a) => row.map((count, b) => ({ values: [a, b], count })));
  return { categories: data.categories, patterns };
}

const defined = (coefficient: Coefficient): Exclude<Coefficient, { undefined: unknown }> => {
  assert.ok(!('undefined' in coefficient), 'it is defined');
  return coefficient;
};

const numbers = ({ categories, patterns }: Ratings<Value>): Ratings<number> => ({
  categories: categories.map(Number),
  patterns,
});

/** The figure of a case that goes by a name; each case says which coefficient its `observed` and `expected` are of. */
function figure({ metric, data }: Case, name: string): number {
  if (data.form === 'pairs') {
    const [one, other] = data.pairs[0] ?? [[], []];
    return masi([new Set(one), new Set(other)], [1, 1])(0, 1);
  }
  const ratings = read(data);
  const { categories } = numbers(ratings);
  const kappa = metric === 'fleiss_kappa' ? fleissKappa : cohenKappa;
  const figures: Readonly<Record<string, () => number>> = {
    observed: () => defined(percentAgreement(ratings)).value,
    expected: () => defined(kappa(ratings)).expected,
    kappa: () => defined(kappa(ratings)).value,
    kappa_expected: () => defined(cohenKappa(ratings)).expected,
    S: () => defined(brennanPredigerS(ratings)).value,
    pi: () => defined(fleissKappa(ratings)).value,
    pi_expected: () => defined(fleissKappa(ratings)).expected,
    pa: () => defined(gwetAC(ratings)).observed,
    pe: () => defined(gwetAC(ratings)).expected,
    ac1: () => defined(gwetAC(ratings)).value,
    ac2_quadratic: () => defined(gwetAC(ratings, quadratic(categories))).value,
    alpha_quadratic: () => defined(krippendorffAlpha(numbers(ratings), interval)).value,
    alpha: () => defined(krippendorffAlpha(ratings, nominal)).value,
    Do: () => defined(krippendorffAlpha(ratings, nominal)).observed,
    De: () => defined(krippendorffAlpha(ratings, nominal)).expected,
    nominal: () => defined(krippendorffAlpha(ratings, nominal)).value,
    ordinal: () => defined(krippendorffAlpha(ratings, ordinal)).value,
    interval: () => defined(krippendorffAlpha(numbers(ratings), interval)).value,
    ratio: () => defined(krippendorffAlpha(numbers(ratings), ratio)).value,
    unweighted: () => defined(cohenKappa(ratings)).value,
    linear: () => defined(cohenKappa(ratings, linear(categories))).value,
    quadratic: () => defined(cohenKappa(ratings, quadratic(categories))).value,
    max_observed: () => mostAgreement(ratings),
  };
  const found = figures[name];
  assert.ok(found, `${name} is known`);
  return found();
}

/** As much as two coders could agree who give categories as often as these do. */
function mostAgreement({ categories, patterns }: Ratings<Value>): number {
  const total = patterns.reduce((all, { count }) => all + count, 0);
  const times = (coder: number, category: number): number =>
    patterns.reduce((all, { values, count }) => all + (values[coder] === category ? count : 0), 0);
  return categories.reduce<number>((all, _, i) => all + Math.min(times(0, i), times(1, i)) / total, 0);
}

describe('Published figures of agreement', () => {
  for (const one of cases) {
    for (const [name, expected] of Object.entries(one.expected)) {
      it(`${one.name}: ${name} (${one.citation})`, () => {
        const { tolerance } = one;
        const within = typeof tolerance === 'number' ? tolerance : (tolerance[name] ?? tolerance['*'] ?? 0);
        const found = figure(one, name);
        assert.ok(Math.abs(found - expected) <= within + 1e-12, `${found}, not ${expected} ± ${within}`);
      });
    }
  }
});
