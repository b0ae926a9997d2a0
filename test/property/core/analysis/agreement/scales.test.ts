import assert from 'node:assert/strict';
import fc from 'fast-check';
import { krippendorffAlpha } from '../../../../../server/src/core/analysis/agreement/alpha.js';
import { apartOfAll, masi, nominal, nominalScale } from '../../../../../server/src/core/analysis/agreement/metrics.js';
import { setScale } from '../../../../../server/src/core/analysis/agreement/setScale.js';
import type { Coefficient } from '../../../../../server/src/core/analysis/agreement/ratings.js';
import { weighing } from '../../../../../server/src/core/analysis/agreement/disagreementWeights.js';

const sets = fc
  .uniqueArray(fc.oneof(fc.subarray(Array.from('abcde')), fc.subarray(Array.from('abcdefghijklmno'))), {
    minLength: 1,
    maxLength: 8,
    selector: (set) => set.join(),
  })
  .map((lists) => lists.map((list) => new Set(list)));
const shares = fc.array(fc.nat(9), { minLength: 8, maxLength: 8 }).map((numbers) => Float64Array.from(numbers));
const same = (one: number, other: number): void => assert.ok(Math.abs(one - other) < 1e-9, `${one}, not ${other}`);
const value = (found: Coefficient): string =>
  'undefined' in found
    ? found.undefined
    : [found.value, found.observed, found.expected].map((n) => (Math.round(n * 1e9) / 1e9 || 0).toFixed(9)).join();

describe('What categories have in common by chance', () => {
  it('is the same for sets, looking at those alone that share a code, as for each two of them', () => {
    fc.assert(
      fc.property(sets, shares, shares, (categories, one, other) => {
        const distance = masi(categories, []);
        const [mine, yours] = [one.slice(0, categories.length), other.slice(0, categories.length)];
        const { weights, chanceApart } = setScale(categories);
        same(weights.byChance(mine, yours), weighing((a, b) => 1 - distance(a, b)).byChance(mine, yours));
        same(chanceApart?.(mine) ?? NaN, apartOfAll(mine, distance));
        same(nominalScale.chanceApart?.(mine) ?? NaN, apartOfAll(mine, nominal(categories, [])));
      }),
    );
  });

  it('gives the same α', () => {
    const pattern = fc.record({
      values: fc.array(fc.option(fc.nat(7), { nil: undefined }), { minLength: 3, maxLength: 3 }),
      count: fc.nat(5),
    });
    fc.assert(
      fc.property(sets, fc.array(pattern), (categories, patterns) => {
        const within = patterns.map(({ values, count }) => ({
          values: values.map((one) => (one === undefined ? one : one % categories.length)),
          count,
        }));
        const ratings = { categories, patterns: within };
        const { metric, chanceApart } = setScale(categories);
        assert.equal(value(krippendorffAlpha(ratings, metric, chanceApart)), value(krippendorffAlpha(ratings, metric)));
      }),
    );
  });
});
