import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Growth } from './support/countReaders.js';

/** Work that grows with the square of a size becomes four times as much for twice of it, and in proportion two times. */
const most = 3;
/** What comes once, as the tables of a reader do, and what jumps at a bound. */
const slack = 5000;

describe('what goes through a stranger’s files', () => {
  const grown: Growth[] = [];

  before(async function () {
    this.timeout(0);
    // In a thread of its own, since built-in functions are made to count there.
    const worker = new Worker(join(__dirname, 'support', 'countReaders.js'));
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (found: readonly Growth[] | 'done') => {
        if (found === 'done') resolve();
        else grown.push(...found);
      });
      worker.on('error', reject);
    });
    await worker.terminate();
  });

  it('counts the work of readers, of checks and of what is drawn', () => {
    for (const counted of ['sentenceSegments', 'findCode', 'runsOf', 'RegExp.exec', 'Array.slice', 'iteration']) {
      assert.ok(
        grown.some(({ what }) => what.includes(counted)),
        counted,
      );
    }
  });

  it('does about twice as much for twice as much of anything', () => {
    const steep = grown.filter(({ once, twice }) => twice > most * once + slack);
    assert.deepEqual(
      steep.map(({ of, what, once, twice }) => `${what}, of ${of}: ${once} became ${twice}`),
      [],
    );
  });
});
