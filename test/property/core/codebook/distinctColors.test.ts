import assert from 'node:assert/strict';
import fc from 'fast-check';
import { colorDistance, see, whoConfuses } from '../../../../server/src/core/codebook/colorVision.js';
import {
  areConfusable,
  distinguishableColors,
  leastDistance,
} from '../../../../server/src/core/codebook/distinctColors.js';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

const leastOf = (colors: readonly string[]): number =>
  Math.min(Infinity, ...colors.flatMap((color, i) => colors.slice(i + 1).map((other) => colorDistance(color, other))));

describe('the distance of two colours', () => {
  it('is none from a colour to itself, the same both ways, and least over all visions', () => {
    fc.assert(
      fc.property(hex, hex, (a, b) => {
        assert.ok(colorDistance(a, a) < 1e-9);
        assert.ok(Math.abs(colorDistance(a, b) - colorDistance(b, a)) < 1e-6);
        assert.equal(whoConfuses(see(a), see(b), colorDistance(a, b)), undefined);
      }),
    );
  });
});

describe('distinguishable colours', () => {
  it('are as many as asked for, hex, always the same, and never nearer than at the start', () => {
    fc.assert(
      fc.property(fc.array(hex, { maxLength: 14 }), fc.array(hex, { maxLength: 3 }), (near, fixed) => {
        const given = distinguishableColors(near.length, { near, fixed });
        assert.equal(given.colors.length, near.length);
        assert.deepEqual(distinguishableColors(near.length, { near, fixed }), given);
        for (const color of given.colors) assert.match(color, /^#[\da-f]{6}$/);
        const around = (colors: readonly string[]): number =>
          Math.min(leastOf(colors), ...colors.flatMap((color) => fixed.map((other) => colorDistance(color, other))));
        assert.equal(given.least, around(given.colors));
        assert.ok(given.least >= around(near));
      }),
      { numRuns: 40 },
    );
  });

  it('stay where they can be told apart', () => {
    fc.assert(
      fc.property(fc.array(hex, { minLength: 2, maxLength: 5 }), (near) => {
        const { colors, least } = distinguishableColors(near.length, { near });
        assert.ok(least >= leastDistance, String(least));
        const alone = near.filter((color, i) => near.every((other, j) => i === j || !areConfusable(color, other)));
        for (const color of alone) assert.ok(colors.includes(color), color);
      }),
      { numRuns: 60 },
    );
  });
});
