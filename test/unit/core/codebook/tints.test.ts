import assert from 'node:assert/strict';
import { tintOf } from '../../../../server/src/core/codebook/tints.js';
import { usableColors } from '../../../../server/src/core/codebook/usableColors.js';

describe('the tint of a colour', () => {
  it('is weaker only where it has to be', () => {
    for (const color of usableColors()) assert.equal(tintOf(color).light.opacity, 0.32);
    assert.equal(tintOf('#ffffff').light.opacity, 0.32);
    assert.ok(tintOf('#ffffff').dark.opacity < 0.32);
  });
});
