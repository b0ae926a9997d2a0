import assert from 'node:assert/strict';
import { printedBy } from '../support/printedBy.js';

describe('the work of taking in what changed in a codebook elsewhere', () => {
  it('grows as the codebook does, whatever was changed', function () {
    this.timeout(300_000);
    const work = Object.entries(
      printedBy(require.resolve('./measureMerge.js')) as Record<string, readonly [number, number, number]>,
    );
    assert.equal(work.length, 5);
    for (const [change, [once, twice, fourTimes]] of work) {
      const growth = `${once}, ${twice} and ${fourTimes} for codes ${change}`;
      assert.ok(once > 100_000 && fourTimes - twice < 2.3 * (twice - once), growth);
    }
  });
});
