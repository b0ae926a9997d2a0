import assert from 'node:assert/strict';
import fc from 'fast-check';
import { krippendorffAlpha } from '../../../../../server/src/core/analysis/agreement/alpha.js';
import {
  brennanPredigerS,
  cohenKappa,
  fleissKappa,
  gwetAC,
  percentAgreement,
} from '../../../../../server/src/core/analysis/agreement/kappas.js';
import { masi, nominal } from '../../../../../server/src/core/analysis/agreement/metrics.js';
import {
  ratingsOf,
  type Coefficient,
  type Ratings,
} from '../../../../../server/src/core/analysis/agreement/ratings.js';

const coefficients: Readonly<Record<string, (ratings: Ratings<string>) => Coefficient>> = {
  percent: percentAgreement,
  kappa: cohenKappa,
  fleiss: fleissKappa,
  S: brennanPredigerS,
  AC1: gwetAC,
  alpha: (ratings) => krippendorffAlpha(ratings, nominal),
};

/** Rows of letters, a unit each and a coder each letter; `.` where one said nothing. */
const rows = (text: string): Ratings<string> =>
  ratingsOf(text.split(' ').map((row) => Array.from(row).map((value) => (value === '.' ? undefined : value))));

const shown = (coefficient: Coefficient): string =>
  'undefined' in coefficient ? coefficient.undefined : coefficient.value.toFixed(3);

describe('Agreement that cannot be told', () => {
  const check = (text: string, expected: Readonly<Record<string, string>>): void => {
    it(text, () => {
      const ratings = rows(text);
      assert.deepEqual(
        Object.fromEntries(Object.entries(coefficients).map(([name, of]) => [name, shown(of(ratings))])),
        expected,
      );
    });
  };
  const all = (reason: string): Record<string, string> =>
    Object.fromEntries(Object.keys(coefficients).map((name) => [name, reason]));

  check('a. .b a.', all('no overlap'));
  check('aa aa aa', { ...all('no variation'), percent: '1.000' });
  check('aa bb ab', { percent: '0.667', kappa: '0.400', fleiss: '0.333', S: '0.333', AC1: '0.333', alpha: '0.444' });
  check('aaa bbb', { ...all('1.000'), kappa: 'not two coders' });

  it('is of what both categories are, also where one of them is never given', () => {
    const ratings: Ratings<boolean> = { categories: [false, true], patterns: [{ values: [0, 0], count: 9 }] };
    assert.deepEqual(
      [cohenKappa, brennanPredigerS, gwetAC].map((of) => shown(of(ratings))),
      ['no variation', '1.000', '1.000'],
    );
  });
});

describe('Agreement of any ratings', () => {
  const letters = fc.constantFrom('a', 'b', 'c', '.');
  const units = fc.array(
    fc.tuple(letters, letters).map((pair) => pair.join('')),
    { minLength: 1, maxLength: 20 },
  );

  for (const [name, of] of Object.entries(coefficients)) {
    it(`${name} is the same whoever comes first, at most 1, and a number or a reason`, () => {
      fc.assert(
        fc.property(units, (texts) => {
          const one = of(rows(texts.join(' ')));
          const turned = of(rows(texts.map((text) => Array.from(text).reverse().join('')).join(' ')));
          assert.equal(shown(one), shown(turned));
          if (!('undefined' in one)) assert.ok(one.value <= 1 + 1e-9 && Number.isFinite(one.value));
        }),
      );
    });
  }

  it('does not depend on whether like units are counted one by one or together', () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 2, max: 5 }), (texts, times) => {
        const { categories, patterns } = rows(texts.join(' '));
        const together = {
          categories,
          patterns: patterns.map(({ values, count }) => ({ values, count: count * times })),
        };
        const single = {
          categories,
          patterns: patterns.flatMap((pattern) => new Array<typeof pattern>(times).fill(pattern)),
        };
        for (const of of Object.values(coefficients)) assert.equal(shown(of(together)), shown(of(single)));
      }),
    );
  });
});

describe('MASI', () => {
  const distance = (one: string, other: string): number => masi([new Set(one), new Set(other)], [1, 1])(0, 1);
  for (const [one, other, expected] of [
    ['a', 'a', 0],
    ['', '', 0],
    ['a', 'ab', 1 - (1 / 2) * (2 / 3)],
    ['ab', 'bc', 1 - (1 / 3) * (1 / 3)],
    ['a', 'b', 1],
    ['', 'a', 1],
  ] as const) {
    it(`{${one}} and {${other}}`, () => assert.ok(Math.abs(distance(one, other) - expected) < 1e-12));
  }
});
