import assert from 'node:assert/strict';
import { formatHex } from 'culori';
import { colorDistance, see, whoConfuses } from '../../../../server/src/core/codebook/colorVision.js';
import {
  areConfusable,
  confusablePairs,
  distinguishableColors,
  leastDistance,
} from '../../../../server/src/core/codebook/distinctColors.js';
import { usableColors } from '../../../../server/src/core/codebook/usableColors.js';

describe('the distance of two colours', () => {
  it('is all there is from black to white', () => assert.ok(colorDistance('#000000', '#ffffff') > 99.9));

  const check = (a: string, b: string, who: string | undefined): void => {
    it(`of ${a} and ${b}: taken for one another by ${who ?? 'nobody'}`, () => {
      assert.equal(whoConfuses(see(a), see(b), leastDistance), who);
      assert.equal(areConfusable(a, b), who !== undefined);
    });
  };
  check('#d1495b', '#d14a60', 'everybody');
  check('#c24221', '#6b7407', 'red-green');
  check('#3b82c4', '#9560c9', 'red-green');
  check('#1f9e89', '#2a9db5', 'blue-yellow');
  check('#d1495b', '#3b82c4', undefined);
  check('#e69f00', '#0072b2', undefined);

  it('simulates as the colorspace package for R does, from the same matrices, in linear light', () => {
    assert.deepEqual(see('#ff0000').slice(0, 3).map(formatHex), ['#ff0000', '#6d5f00', '#a39000']);
  });
});

describe('confusable pairs', () => {
  it('are told in the order of the codes', () => {
    const codes = ['#d1495b', '#3b82c4', '#9560c9', '#d14a60'].map((color, i) => ({ id: `c${i}`, color }));
    assert.deepEqual(
      confusablePairs(codes).map(([a, b]) => `${a.id} ${b.id}`),
      ['c0 c3', 'c1 c2'],
    );
  });
});

describe('distinguishable colours', () => {
  it('change one of two that are alike, and its hue as little as goes', () => {
    const { colors } = distinguishableColors(2, { near: ['#d1495b', '#d14a60'] });
    assert.equal(colors[0], '#d1495b');
    const [was, is] = ['#d14a60', colors[1] ?? ''].map((color) => see(color)[0]);
    assert.ok(was && is && is.a > 10 && Math.abs(Math.atan2(is.b, is.a) - Math.atan2(was.b, was.a)) < 1, colors[1]);
  });

  for (const count of [1, 2, 5, 8]) {
    it(`can be told apart when there are ${count}`, () =>
      assert.ok(distinguishableColors(count).least >= leastDistance));
  }

  it('are never changed to one that is used elsewhere', () => {
    const near = ['#3b82c4', '#9560c9'];
    const [, first = ''] = distinguishableColors(2, { near }).colors;
    const [, second = ''] = distinguishableColors(2, { near, avoid: [first] }).colors;
    assert.notEqual(first, '#9560c9');
    assert.ok(second !== first && !areConfusable('#3b82c4', second), second);
  });

  it('keep away from fixed ones', () => {
    const fixed = ['#d1495b', '#3b82c4'];
    const { colors } = distinguishableColors(3, { fixed, near: ['#d1495b', '#3b82c4', '#3f9142'] });
    for (const color of colors) {
      assert.ok(
        fixed.every((other) => !areConfusable(color, other)),
        color,
      );
    }
  });
});

describe('colours to choose from', () => {
  it('show as a line on white and on black', () => {
    const light = (color: string): number =>
      [0.2126, 0.7152, 0.0722].reduce((sum, share, i) => {
        const value = parseInt(color.slice(1 + 2 * i, 3 + 2 * i), 16) / 255;
        return sum + share * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
      }, 0);
    assert.ok(usableColors().length > 300);
    const dark = light('#1e1e1e') + 0.05;
    for (const color of usableColors()) {
      assert.ok(1.05 / (light(color) + 0.05) >= 3 && (light(color) + 0.05) / dark >= 3, color);
    }
  });
});
