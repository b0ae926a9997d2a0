import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shorten } from '../../../../client/src/common/shorten.js';

describe('a long text of which the beginning is shown', () => {
  it('is a beginning of whole signs, as long as it may be', () => {
    const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        const short = shorten(text, most);
        assert.ok(short.length <= most, short);
        if (short === text) return;
        const kept = short.slice(0, -1);
        assert.ok(short.endsWith('…') && text.startsWith(kept), short);
        const bounds = [...signs.segment(text)].map(({ index }) => index);
        assert.ok(bounds.includes(kept.length), short);
      }),
    );
  });
});
