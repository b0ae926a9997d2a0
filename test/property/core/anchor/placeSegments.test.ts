import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorOf } from '../../../../server/src/core/anchor/makeSegment.js';
import { occurrences } from '../../../../server/src/core/anchor/occurrences.js';
import { placeSegments } from '../../../../server/src/core/anchor/placeSegments.js';
import type { Segment } from '../../../../server/src/core/codings/segment.js';
import { linesOf } from '../../../../server/src/core/text/lines.js';
import { transcriptText } from '../support/arbitraries.js';

const segmentAt = (text: string, range: { start: number; end: number }): Segment => ({
  id: 'a',
  ...anchorOf(linesOf(text), range),
  codes: [],
});

describe('placing segments', () => {
  it('never shows other words than the quote, and never one of two places as certain', () => {
    fc.assert(
      fc.property(transcriptText, transcriptText, fc.nat(), fc.nat(8), (one, two, from, length) => {
        const before = one.replace(/\r\n?/g, '\n');
        const after = two.replace(/\r\n?/g, '\n');
        const start = from % (before.length + 1);
        const end = Math.min(before.length, start + length + 1);
        fc.pre(start < end);
        const quote = before.slice(start, end);
        const { before: _left, after: _right, ...bare } = segmentAt(before, { start, end });
        const [place] = placeSegments(linesOf(after), [bare], false);
        const count = occurrences(after, quote, 3).length;
        if (place?.state === 'orphaned' || place?.state === 'changed') assert.equal(count, 0);
        else if (count > 0 || place?.state !== 'ambiguous') {
          assert.equal(after.slice(place?.start, place?.end), quote);
        }
        if (place?.state === 'moved') assert.equal(count, 1);
      }),
      { numRuns: 100 },
    );
  });
});
