import assert from 'node:assert/strict';
import { readCases } from '../../../../server/src/core/study/cases.js';

describe('a cases file', () => {
  const rows: readonly (readonly [
    what: string,
    text: string,
    expected: readonly (readonly [string, readonly string[]])[],
  ])[] = [
    ['names the case of a transcript', 'case,transcript\nP1,a.txt\n', [['a.txt', ['P1']]]],
    ['names several, each once', 'case,transcript\nP1,a.txt\nP2,a.txt\nP1,a.txt\n', [['a.txt', ['P1', 'P2']]]],
    [
      'may have other columns, semicolons and CRLF',
      'role;Transcript;Case\r\nnurse;"b;c.txt";P3\r\n',
      [['b;c.txt', ['P3']]],
    ],
    ['says nothing without its columns', 'who,what\nP1,a.txt\n', []],
    ['says nothing when empty', '', []],
  ];
  for (const [what, text, expected] of rows) {
    it(what, () => assert.deepEqual([...readCases(text)], expected));
  }
});
