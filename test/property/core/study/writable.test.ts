import assert from 'node:assert/strict';
import fc from 'fast-check';
import { posix } from 'node:path';
import { whyNotWritable } from '../../../../server/src/core/study/writable.js';

describe('the paths of a study that are written', () => {
  it('never lead out of the study or into what begins with a dot, whatever they are made of', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '',
        'a',
        'x.yaml',
        '.git',
        '.GIT',
        'config',
        'C:',
        '\\',
        '..\\',
        '\u200b',
        '.gloss',
        '~',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    const path = fc.array(part, { maxLength: 6 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(path, (written) => {
        if (whyNotWritable(written) !== undefined) return;
        // Three systems' ideas of where it leads.
        for (const even of [
          written,
          written.replaceAll('\\', '/'),
          written.replace(/\p{Default_Ignorable_Code_Point}/gu, ''),
        ]) {
          const normal = posix.normalize(even);
          assert.ok(!normal.startsWith('..') && !posix.isAbsolute(normal), written);
          assert.ok(normal.startsWith('.gloss/') || !/(^|\/)\./.test(normal), written);
        }
      }),
      { seed: 12, numRuns: 5000 },
    );
  });
});
