import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bootstrap, drawTexts } from '../../../../../server/src/core/analysis/agreement/bootstrap.js';
import { percentAgreement } from '../../../../../server/src/core/analysis/agreement/kappas.js';
import type { Ratings } from '../../../../../server/src/core/analysis/agreement/ratings.js';

/** A text of units on which two coders agree, and others. */
const text = (agreed: number, others: number): Ratings<string> => ({
  categories: ['a', 'b'],
  patterns: [
    { values: [0, 0], count: agreed },
    { values: [0, 1], count: others },
  ],
});

const random = (numbers: readonly number[]): (() => number) => {
  let i = 0;
  return () => numbers[i++ % numbers.length] ?? 0;
};

describe('Samples of texts', () => {
  it('are as many texts as there are, drawn with replacement', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1 }),
        (n, numbers) => {
          for (const times of drawTexts(n, 5, random(numbers))) {
            assert.equal(times.length, n);
            assert.equal(
              times.reduce((all, one) => all + one, 0),
              n,
            );
          }
        },
      ),
    );
  });

  it('give the coefficient of just the texts that were drawn', () => {
    const texts = [text(10, 0), text(0, 10), text(5, 5)];
    const of = (...times: readonly number[]): unknown => bootstrap(texts, [Uint16Array.from(times)], percentAgreement);
    assert.deepEqual(of(3, 0, 0), { low: 1, high: 1, samples: 1 });
    assert.deepEqual(of(0, 3, 0), { low: 0, high: 0, samples: 1 });
    assert.deepEqual(of(1, 1, 1), { low: 0.5, high: 0.5, samples: 1 });
    assert.deepEqual(of(2, 1, 0), { low: 2 / 3, high: 2 / 3, samples: 1 });
  });

  it('leave two and a half of a hundred out at either end, and have no interval where there is no number', () => {
    const texts = Array.from({ length: 201 }, (_, i) => text(i, 200 - i));
    const each = texts.map((_, i) => Uint16Array.from(texts, (__, j) => Number(i === j)));
    assert.deepEqual(bootstrap(texts, each, percentAgreement), { low: 0.025, high: 0.975, samples: 201 });
    assert.equal(bootstrap([text(1, 0)], [Uint16Array.of(0)], percentAgreement), undefined);
    assert.equal(bootstrap(texts, [], percentAgreement), undefined);
  });
});
