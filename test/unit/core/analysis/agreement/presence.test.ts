import assert from 'node:assert/strict';
import fc from 'fast-check';
import { presenceByCharacter, type MarkedText } from '../../../../../server/src/core/analysis/agreement/presence.js';
import type { Range } from '../../../../../server/src/core/text/range.js';

const length = 30;
const range = fc
  .tuple(fc.nat(length - 1), fc.integer({ min: 1, max: length }))
  .map(([a, b]): Range => ({ start: Math.min(a, b), end: Math.max(a, b) }))
  .filter(({ start, end }) => start < end);
const text: fc.Arbitrary<MarkedText> = fc
  .array(fc.option(fc.array(range, { maxLength: 4 }), { nil: undefined }), { minLength: 3, maxLength: 3 })
  .map((marked) => ({ length, marked }));

/** How many characters each combination of marks has, one character after the other. */
function oneByOne(texts: readonly MarkedText[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { marked } of texts) {
    for (let at = 0; at < length; at++) {
      const key = marked
        .map((ranges) => ranges && Number(ranges.some(({ start, end }) => start <= at && at < end)))
        .join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

describe('Presence of a code, by character', () => {
  it('counts stretches as if each character were looked at', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        const found = presenceByCharacter(texts).patterns.map(({ values, count }) => [values.join(), count] as const);
        assert.deepEqual(new Map([...found].sort()), new Map([...oneByOne(texts)].sort()));
      }),
    );
  });
});
