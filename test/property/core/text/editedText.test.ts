import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editedText } from '../../../../server/src/core/text/editedText.js';
import { linesOf, offsetAt, positionAt } from '../../../../server/src/core/text/lines.js';
import { applySplices } from '../../../../server/src/core/text/splice.js';
import { transcriptText } from '../support/arbitraries.js';

describe('a text under edit', () => {
  it('is at every moment as the text read again', () => {
    const piece = fc.constantFrom('', 'x', '\n', '\r', '\r\n', 'é😀', 'a\nb\r\n', '\n\r');
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(6), piece), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(transcriptText, fc.stringMatching(/^[a\r\n]{0,12}$/)), edits, (from, made) => {
        const edited = editedText(from);
        let text = from;
        for (const [at, length, typed] of made) {
          const start = at % (text.length + 1);
          const splice = { start, end: Math.min(text.length, start + length), text: typed };
          text = applySplices(text, [splice]);
          edited.replace(splice);
          const lines = linesOf(text);
          assert.equal(edited.lineCount(), lines.starts.length);
          for (let offset = -1; offset <= text.length + 1; offset++) {
            const position = positionAt(lines, offset);
            assert.deepEqual(edited.positionAt(offset), position);
            assert.equal(edited.offsetAt(position), offsetAt(lines, position));
          }
          for (const [line, character] of [
            [-1, 2],
            [0, -1],
            [0, 99],
            [1, 99],
            [99, 0],
          ] as const) {
            assert.equal(edited.offsetAt({ line, character }), offsetAt(lines, { line, character }));
          }
        }
        assert.equal(edited.text(), text);
      }),
      { numRuns: 150 },
    );
  });
});
