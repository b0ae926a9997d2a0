import assert from 'node:assert/strict';
import { stepScale, type StepMetric } from '../../../../../server/src/core/analysis/agreement/stepMetrics.js';

describe('Steps of a scale', () => {
  it('agree by the square of their difference, or by the difference itself', () => {
    const weightsOf = (metric: StepMetric): readonly number[] =>
      [0, 1, 2, 3].map((step) => stepScale([1, 2, 4, 5], metric).weights.weight(0, step));
    assert.deepEqual(weightsOf('interval'), [1, 15 / 16, 7 / 16, 0]);
    assert.deepEqual(weightsOf('linear'), [1, 3 / 4, 1 / 4, 0]);
    assert.deepEqual(weightsOf('nominal'), [1, 0, 0, 0]);
  });

  it('are apart by the square of their difference for α, whatever the weights of κ', () => {
    const apart = (metric: StepMetric): number => stepScale([1, 2, 4], metric).metric([], [1, 1, 1])(0, 2);
    assert.equal(apart('linear'), 9);
    assert.equal(apart('interval'), 9);
  });
});
