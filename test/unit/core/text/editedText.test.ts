import assert from 'node:assert/strict';
import { editedText } from '../../../../server/src/core/text/editedText.js';
import type { Splice } from '../../../../server/src/core/text/splice.js';

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
});
