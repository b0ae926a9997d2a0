import assert from 'node:assert/strict';
import {
  lineEnd,
  linesOf,
  offsetAt,
  offsetOfPoint,
  pointAt,
  positionAt,
} from '../../../../server/src/core/text/lines.js';
import { readMarks } from '../../../support/marks.js';

describe('lines of a text', () => {
  const places: readonly (readonly [what: string, fixture: string, position: string, point: string])[] = [
    ['the very start', '‸abc', '0:0', '1:1'],
    ['an empty text', '‸', '0:0', '1:1'],
    ['after a LF', 'a\n‸b', '1:0', '2:1'],
    ['after a CRLF', 'a\r\n‸b', '1:0', '2:1'],
    ['after a lone CR', 'a\r‸b', '1:0', '2:1'],
    ['after CR and CRLF', 'a\r\r\n‸b', '2:0', '3:1'],
    ['before a line break', 'ab‸\r\nc', '0:2', '1:3'],
    ['after an astral character', 'a😀‸b', '0:3', '1:3'],
    ['after astral characters on the line before', '😀😀\n😀‸b', '1:2', '2:2'],
    ['after a combining mark, which is a code point of its own', 'e\u0301‸', '0:2', '1:3'],
    ['right-to-left', 'שלו‸ם', '0:3', '1:4'],
    ['an empty last line', 'a\n‸', '1:0', '2:1'],
  ];
  for (const [what, fixture, position, point] of places) {
    it(`finds ${what}`, () => {
      const { text, caret } = readMarks(fixture);
      const lines = linesOf(text);
      const { line, character } = positionAt(lines, caret);
      const onDisk = pointAt(lines, caret);
      assert.equal(`${line}:${character}`, position);
      assert.equal(`${onDisk.line}:${onDisk.column}`, point);
      assert.equal(offsetAt(lines, { line, character }), caret);
      assert.equal(offsetOfPoint(lines, onDisk), caret);
    });
  }

  it('moves a position outside the text to the nearest end, as LSP asks', () => {
    const lines = linesOf('ab\r\ncd');
    assert.equal(offsetAt(lines, { line: 0, character: 99 }), 2);
    assert.equal(offsetAt(lines, { line: 9, character: 0 }), 6);
    assert.equal(offsetAt(lines, { line: -1, character: 5 }), 0);
    assert.equal(offsetAt(lines, { line: 1, character: -5 }), 4);
    assert.deepEqual(positionAt(lines, 99), { line: 1, character: 2 });
    assert.deepEqual(positionAt(lines, -1), { line: 0, character: 0 });
  });

  it('has no offset for a point that the text does not have', () => {
    const lines = linesOf('a😀\r\nb');
    assert.equal(offsetOfPoint(lines, { line: 1, column: 3 }), 3);
    for (const [line, column] of [
      [1, 4],
      [1, 0],
      [3, 1],
      [0, 1],
      [2, 3],
    ] as const) {
      assert.equal(offsetOfPoint(lines, { line, column }), undefined, `${line}:${column}`);
    }
  });

  it('ends a line before its break, whatever break that is', () => {
    const lines = linesOf('a\nb\r\nc\rd');
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => lines.text.slice(lines.starts[line], lineEnd(lines, line))),
      ['a', 'b', 'c', 'd'],
    );
  });
});
