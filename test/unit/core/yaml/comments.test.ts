import assert from 'node:assert/strict';
import { commentsIn } from '../../../../server/src/core/yaml/comments.js';

describe('comments in a piece of YAML', () => {
  const check = (what: string, piece: string, expected: readonly string[]): void => {
    it(what, () => {
      assert.deepEqual(
        commentsIn(piece).map(({ start, end }) => piece.slice(start, end)),
        expected,
      );
    });
  };
  check('are found on lines of their own and behind values', '# a\nk: v # b\n  # c\n', ['# a', '# b', '# c']);
  check('are found behind the header of a block', 'k: |- # a\n  # no\n  no # no\n# b\n', ['# a', '# b']);
  check('are not in quotes or words', `a: "# no"\nb: '# no'\nc: no#no\nd: [x, "#"] # yes\n`, ['# yes']);
  check('are found in lists over several lines', 'a: [x, # one\n  y] # two\n- # three\n', [
    '# one',
    '# two',
    '# three',
  ]);
  check('end before a CRLF', 'a: b # one\r\n# two\r\n', ['# one', '# two']);
  check('are not found where there are none', 'a: b\nc:\n- d\n', []);
});
