import assert from 'node:assert/strict';
import { printedBy } from '../support/printedBy.js';

/** Blocks of code that were executed. */
interface Measured {
  /** By kind of change, for a text of 100 kB and of 200 kB with segments in proportion. */
  readonly work: Readonly<Record<string, readonly [number, number]>>;
  /** For one coder and for three, whose transcript was replaced. */
  readonly coders: readonly [number, number];
}

describe('the work of placing segments again', () => {
  let measured: Measured;
  before(function () {
    this.timeout(300_000);
    measured = printedBy(require.resolve('./measureWork.js')) as Measured;
  });

  it('grows about as the text does, whatever was changed', () => {
    assert.ok(Object.keys(measured.work).length >= 9);
    for (const [name, [one, two]] of Object.entries(measured.work)) {
      assert.ok(one > 1_000_000 && two / one < 2.6, `${name}: ${one}, ${two}`);
      assert.ok(two < 300 * 200_000, `${name}: ${two}`);
    }
  });

  it('is little more for three coders than for one, where a text was replaced', () => {
    const [one, three] = measured.coders;
    assert.ok(three / one < 2, `${one}, ${three}`);
  });
});
