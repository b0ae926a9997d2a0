import assert from 'node:assert/strict';
import fc from 'fast-check';
import { colorForId, palette, readColor } from '../../../../server/src/core/codebook/palette.js';

describe('colours', () => {
  const check = (written: string, expected: string | undefined): void => {
    it(`reads “${written}” as ${expected ?? 'no colour'}`, () => assert.equal(readColor(written), expected));
  };
  check('#d1495b', '#d1495b');
  check('#D1495B', '#d1495b');
  check('#abc', '#aabbcc');
  check('teal', palette['teal']);
  check('Teal', palette['teal']);
  check('#abcd', undefined);
  check('d1495b', undefined);
  check('#d1495g', undefined);
  check(' #d1495b', undefined);
  check('#d1495b\n', undefined);
  check('constructor', undefined);
  check('', undefined);

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

  it('names colours that can be told from both black and white', () => {
    for (const [name, hex] of Object.entries(palette)) {
      const [r = 0, g = 0, b = 0] = (hex.match(/[\da-f]{2}/g) ?? []).map((pair) => {
        const share = parseInt(pair, 16) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      assert.ok(1.05 / (light + 0.05) >= 2.5 && (light + 0.05) / 0.05 >= 3, name);
    }
  });
});
