import assert from 'node:assert/strict';
import { palette, readColor } from '../../../../server/src/core/codebook/palette.js';

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
