import assert from 'node:assert/strict';
import { newSegmentId } from '../../../../server/src/core/codings/segmentId.js';

describe('a segment id', () => {
  it('is a letter and seven digits that are not misread, the lowest and the highest included', () => {
    assert.equal(
      newSegmentId(() => 0),
      'a0000000',
    );
    assert.equal(
      newSegmentId(() => 1 - Number.EPSILON),
      'zzzzzzzz',
    );
    let at = 0;
    const ids = Array.from({ length: 5 }, () => newSegmentId(() => (at++ % 32) / 32));
    assert.equal(new Set(ids.map((id) => id.slice(1)).join('')).size, 28);
    for (const id of ids) assert.match(id, /^[a-z][0-9a-hjkmnp-tv-z]{7}$/);
  });

  it('takes its randomness from what is handed in, digit by digit', () => {
    const numbers = [0.5, 0, 0.99, 0.25, 0.5, 0, 0.99, 0.25];
    assert.equal(
      newSegmentId(() => numbers.shift() ?? 0),
      'n0z8g0z8',
    );
  });
});
