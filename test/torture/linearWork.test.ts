import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Growth } from './support/countReaders.js';

/** Work that grows with the square of a size becomes four times as much for twice of it, and in proportion two times. */
const most = 3;
/** What comes once, as the tables of a reader do. */
const slack = 1500;

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
    for (const counted of ['sentenceSegments', 'findCode', 'look in', 'RegExp.exec', 'Array.slice', 'iteration']) {
      assert.ok(
        grown.some(({ what }) => what.includes(counted)),
        counted,
      );
    }
  });

  it('does about twice as much for twice as much of anything', () => {
    // What begins at a bound grows much once, and in proportion after that.
    const isSteep = (once: number, twice: number): boolean => twice > most * once + slack;
    const steep = grown.filter(({ counts: [once, twice, four] }) => isSteep(once, twice) && isSteep(twice, four));
    assert.deepEqual(
      steep.map(({ of, what, counts }) => `${what}, of ${of}: ${counts.join(', ')}`),
      [],
    );
  });
});
