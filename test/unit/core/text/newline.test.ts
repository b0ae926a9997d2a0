import assert from 'node:assert/strict';
import { newlineOf, normalizeText } from '../../../../server/src/core/text/newline.js';

describe('line ends', () => {
  const normal: readonly (readonly [what: string, text: string, expected: string])[] = [
    ['LF', 'a\nb\n', 'a\nb\n'],
    ['CRLF', 'a\r\nb\r\n', 'a\nb\n'],
    ['lone CR', 'a\rb', 'a\nb'],
    ['CR before CRLF, two breaks', 'a\r\r\nb', 'a\n\nb'],
    ['a byte order mark', '\ufeffa\r\n', 'a\n'],
    ['a byte order mark alone', '\ufeff', ''],
    ['no mark elsewhere than at the start', 'a\ufeff', 'a\ufeff'],
  ];
  for (const [what, text, expected] of normal) {
    it(`normalizes ${what}`, () => {
      assert.equal(normalizeText(text), expected);
      assert.equal(normalizeText(expected), expected);
    });
  }

  const found: readonly (readonly [text: string, expected: string])[] = [
    ['', '\n'],
    ['a', '\n'],
    ['\n\r\n', '\n'],
    ['a\r\nb\n', '\r\n'],
    ['\r\n', '\r\n'],
    ['a\rb\n', '\n'],
  ];
  for (const [text, expected] of found) {
    it(`takes ${JSON.stringify(expected)} for the line end of ${JSON.stringify(text)}`, () => {
      assert.equal(newlineOf(text), expected);
    });
  }
});
