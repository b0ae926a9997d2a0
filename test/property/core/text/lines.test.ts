import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  lineEnd,
  linesOf,
  offsetAt,
  offsetOfPoint,
  pointAt,
  positionAt,
} from '../../../../server/src/core/text/lines.js';
import { transcriptText } from '../support/arbitraries.js';

describe('lines of a text', () => {
  it('goes from offsets to positions and points and back, in any text', () => {
    fc.assert(
      fc.property(transcriptText, (text) => {
        const lines = linesOf(text);
        for (let offset = 0; offset <= text.length; offset++) {
          if (text.slice(offset - 1, offset + 1).startsWith('\r\n') && offset > 0) continue;
          const position = positionAt(lines, offset);
          assert.equal(offsetAt(lines, position), offset);
          const before = text.slice(lines.starts[position.line], offset);
          const point = pointAt(lines, offset);
          if (/[\udc00-\udfff]/.test(text[offset] ?? '')) continue;
          assert.equal(point.column, Array.from(before).length + 1);
          assert.equal(offsetOfPoint(lines, point), offset);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('splits as a reader of lines does', () => {
    fc.assert(
      fc.property(transcriptText, (text) => {
        const lines = linesOf(text);
        assert.deepEqual(
          lines.starts.map((start, line) => text.slice(start, lineEnd(lines, line))),
          text.split(/\r\n|\r|\n/),
        );
      }),
      { numRuns: 60 },
    );
  });
});
