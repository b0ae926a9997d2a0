import assert from 'node:assert/strict';
import { newSegmentId } from '../../../../server/src/core/codings/segmentId.js';

describe('a segment id', () => {
  it('is eight digits that are not misread, the lowest and the highest included', () => {
    assert.equal(
      newSegmentId(() => 0),
      '00000000',
    );
    assert.equal(
      newSegmentId(() => 1 - Number.EPSILON),
      'zzzzzzzz',
    );
    let at = 0;
    const digits = Array.from({ length: 4 }, () => newSegmentId(() => at++ / 32)).join('');
    assert.equal(new Set(digits).size, 32);
    assert.doesNotMatch(digits, /[ilou]/);
  });

  it('takes its randomness from what is handed in, digit by digit', () => {
    const numbers = [0.5, 0, 0.99, 0.25, 0.5, 0, 0.99, 0.25];
    assert.equal(
      newSegmentId(() => numbers.shift() ?? 0),
      'g0z8g0z8',
    );
  });
});
