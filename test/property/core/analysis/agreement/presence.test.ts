import assert from 'node:assert/strict';
import fc from 'fast-check';
import { presenceIn, type MarkedText } from '../../../../../server/src/core/analysis/agreement/presence.js';
import type { Range } from '../../../../../server/src/core/text/range.js';

const length = 30;
const range = fc
  .tuple(fc.nat(length - 1), fc.integer({ min: 1, max: length }))
  .map(([a, b]): Range => ({ start: Math.min(a, b), end: Math.max(a, b) }))
  .filter(({ start, end }) => start < end);
const ranges = fc.array(range, { maxLength: 4 });
const text: fc.Arbitrary<MarkedText> = fc.record(
  {
    length: fc.constant(length),
    marked: fc.array(fc.option(ranges, { nil: undefined }), { minLength: 3, maxLength: 3 }),
    doubted: fc.array(fc.oneof(fc.constant([]), ranges), { minLength: 3, maxLength: 3 }),
  },
  { requiredKeys: ['length', 'marked'] },
);

/** How many characters each combination of marks has, one character after the other. */
function oneByOne({ marked, doubted }: MarkedText): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at < length; at++) {
    const isIn = (own: readonly Range[] = []): boolean => own.some(({ start, end }) => start <= at && at < end);
    const values = marked.map((own, coder) => own && (isIn(own) ? 1 : isIn(doubted?.[coder]) ? undefined : 0));
    counts.set(values.join(), (counts.get(values.join()) ?? 0) + 1);
  }
  return counts;
}

describe('Presence of a code, by character', () => {
  it('counts stretches as if each character were looked at', () => {
    fc.assert(
      fc.property(text, (marked) => {
        const found = presenceIn(marked).map(({ values, count }) => [values.join(), count] as const);
        assert.deepEqual(new Map([...found].sort()), new Map([...oneByOne(marked)].sort()));
      }),
    );
  });
});
