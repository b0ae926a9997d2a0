import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applySplices, spliceBetween } from '../../../../server/src/core/text/splice.js';

describe('splices', () => {
  it('turns any text into any other, and never cuts a pair in two', () => {
    const some = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', '𐀀', '𐐀'), maxLength: 12 });
    fc.assert(
      fc.property(some, some, (before, after) => {
        const splice = spliceBetween(before, after);
        assert.equal(applySplices(before, [splice]), after);
        assert.ok(splice.start <= splice.end);
        for (const piece of [splice.text, before.slice(splice.start, splice.end)]) {
          assert.doesNotMatch(piece, /\p{Cs}/u);
        }
      }),
      { numRuns: 300 },
    );
  });
});
