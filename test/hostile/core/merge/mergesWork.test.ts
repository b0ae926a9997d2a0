import assert from 'node:assert/strict';
import { printedBy } from '../support/printedBy.js';

describe('the work of merging three versions of a file', () => {
  it('grows as the file does, from 500 to 5,000 entries', function () {
    this.timeout(300_000);
    const work = Object.entries(
      printedBy(require.resolve('./measureMerges.js')) as Record<string, readonly [number, number]>,
    );
    assert.equal(work.length, 6);
    for (const [what, [few, many]] of work) {
      assert.ok(few > 50_000 && many < 11 * few, `${few} and ${many} for ${what}`);
    }
  });
});
