import assert from 'node:assert/strict';
import fc from 'fast-check';
import { passagesOf } from '../../../../server/src/core/reconcile/passages.js';
import { placedOf } from '../../../unit/core/reconcile/placedCodings.js';

describe('Passages of several coders', () => {
  it('have every segment once, of each coder one, and overlap within', () => {
    const text = 'word '.repeat(40);
    const one = fc.record({
      coder: fc.constantFrom('a', 'b', 'c'),
      start: fc.nat(150),
      length: fc.integer({ min: 1, max: 49 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (made) => {
        const coded = made.map(({ coder, start, length }, i) => ({
          name: `${coder}${i}`,
          coder,
          codes: ['x'],
          start,
          end: start + length,
        }));
        const passages = passagesOf(placedOf(text, coded), ['a', 'b', 'c'], text, String);
        const all = passages.flatMap(({ readings }) => readings.map(({ segment }) => segment));
        assert.deepEqual(all.toSorted(), coded.map(({ name }) => name).toSorted());
        for (const { readings, range } of passages) {
          assert.equal(new Set(readings.map(({ coder }) => coder)).size, readings.length);
          const covered = new Set(
            readings.flatMap(({ range: { start, end } }) => Array.from({ length: end - start }, (_, i) => start + i)),
          );
          assert.equal(covered.size, range.end - range.start, 'without a gap');
        }
      }),
    );
  });
});
