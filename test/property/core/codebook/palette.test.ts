import assert from 'node:assert/strict';
import fc from 'fast-check';
import { colorForId, palette, readColor } from '../../../../server/src/core/codebook/palette.js';

describe('colours', () => {
  it('reads every hex of three or six digits', () => {
    const digits = '0123456789abcdefABCDEF';
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from(digits)), maxLength: 8 }), (hex) => {
        const color = readColor(`#${hex}`);
        if (hex.length === 6) assert.equal(color, `#${hex.toLowerCase()}`);
        else if (hex.length === 3) assert.equal(color, `#${hex.toLowerCase().replace(/./g, '$&$&')}`);
        else assert.equal(color, undefined);
      }),
    );
  });

  it('gives an id without a colour one of the palette, always the same', () => {
    const colors = new Set(Object.values(palette));
    const given = fc.sample(fc.string(), 200).map((id) => {
      assert.equal(colorForId(id), colorForId(id));
      return colorForId(id);
    });
    assert.ok(given.every((color) => colors.has(color)));
    assert.ok(new Set(given).size > 6);
  });
});
