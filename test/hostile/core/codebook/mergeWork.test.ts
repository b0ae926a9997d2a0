import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

describe('the work of taking in what changed in a codebook elsewhere', () => {
  it('grows as the codebook does, whatever was changed', function () {
    this.timeout(300_000);
    const program = require.resolve('./measureMerge.js');
    const printed = execFileSync(process.execPath, [program], { encoding: 'utf8' });
    const work = Object.entries(JSON.parse(printed) as Record<string, readonly [number, number, number]>);
    assert.equal(work.length, 5);
    for (const [change, [once, twice, fourTimes]] of work) {
      const growth = `${once}, ${twice} and ${fourTimes} for codes ${change}`;
      assert.ok(once > 100_000 && fourTimes - twice < 2.3 * (twice - once), growth);
    }
  });
});
