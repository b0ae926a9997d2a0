import assert from 'node:assert/strict';
import { distinguishableColors, leastDistance } from '../../../../server/src/core/codebook/distinctColors.js';

describe('distinguishable colours', () => {
  it('are hardly nearer when there are 10', () => assert.ok(distinguishableColors(10).least >= 9));

  it('say so when there are more than can be told apart', () => {
    const { colors, least } = distinguishableColors(40);
    assert.equal(new Set(colors).size, 40);
    assert.ok(least > 2 && least < leastDistance, String(least));
  });
});
