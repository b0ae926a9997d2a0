import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawTexts } from '../../../../../server/src/core/analysis/agreement/interval.js';

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
});
