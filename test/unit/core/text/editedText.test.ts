import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editedText } from '../../../../server/src/core/text/editedText.js';
import { linesOf, offsetAt, positionAt } from '../../../../server/src/core/text/lines.js';
import { applySplices, type Splice } from '../../../../server/src/core/text/splice.js';
import { transcriptText } from '../support/arbitraries.js';

describe('a text under edit', () => {
  const check = (what: string, from: string, splice: Splice, expected: string, lines: number): void => {
    it(what, () => {
      const edited = editedText(from);
      edited.replace(splice);
      assert.equal(edited.text(), expected);
      assert.equal(edited.lineCount(), lines);
    });
  };
  check('takes in a letter', 'ab\ncd\n', { start: 4, end: 4, text: 'x' }, 'ab\ncxd\n', 3);
  check('takes in lines', 'ab\ncd', { start: 1, end: 4, text: '\n1\n2' }, 'a\n1\n2d', 3);
  check('loses lines', 'ab\ncd\nef\n', { start: 3, end: 6, text: '' }, 'ab\nef\n', 3);
  check('loses all', 'ab\ncd', { start: 0, end: 5, text: '' }, '', 1);
  check(
    'has one line break of a CR and a LF that come together',
    'a\rx\nb',
    { start: 2, end: 3, text: '' },
    'a\r\nb',
    2,
  );
  check('has two of a CRLF that is parted', 'a\r\nb', { start: 2, end: 2, text: 'x' }, 'a\rx\nb', 3);
  check('joins a LF typed after a CR', 'a\rb', { start: 2, end: 2, text: '\n' }, 'a\r\nb', 2);
  check('joins a CR typed before a LF', 'a\nb', { start: 1, end: 1, text: '\r' }, 'a\r\nb', 2);

  it('is at every moment as the text read anew', () => {
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
