import assert from 'node:assert/strict';
import { wcagContrast } from 'culori';
import fc from 'fast-check';
import { tintOf } from '../../../../server/src/core/codebook/tints.js';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the tint of a colour', () => {
  it('leaves the words readable on it', () => {
    fc.assert(
      fc.property(hex, (color) => {
        const { light, dark } = tintOf(color);
        assert.ok(wcagContrast('#3b3b3b', light.color) >= 4.5, light.color);
        assert.ok(wcagContrast('#cccccc', dark.color) >= 4.5, dark.color);
      }),
    );
  });

  it('is as opaque as it says, and no more than a third', () => {
    fc.assert(
      fc.property(hex, (color) => {
        for (const [ground, { color: tint, opacity }] of [
          [255, tintOf(color).light],
          [31, tintOf(color).dark],
        ] as const) {
          assert.ok(opacity >= 0.08 && opacity <= 0.32, String(opacity));
          for (const at of [1, 3, 5]) {
            const [own, mixed] = [color, tint].map((text) => parseInt(text.slice(at, at + 2), 16));
            assert.ok(Math.abs(mixed! - (own! * opacity + ground * (1 - opacity))) <= 0.5 + 1e-9, tint);
          }
        }
      }),
    );
  });
});
