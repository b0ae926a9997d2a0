import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorOf } from '../../../../server/src/core/anchor/makeSegment.js';
import { placeSegments } from '../../../../server/src/core/anchor/placeSegments.js';
import { linesOf } from '../../../../server/src/core/text/lines.js';
import { transcriptText } from '../support/arbitraries.js';

describe('the anchor of a passage', () => {
  it('leads back to the passage in the same text, and in a text with something before it', () => {
    fc.assert(
      fc.property(transcriptText, fc.nat(), fc.nat(9), (text, from, length) => {
        const start = from % (text.length + 1);
        const end = Math.min(text.length, start + 1 + length);
        const split = (at: number): boolean =>
          /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(Math.max(0, at - 1), at + 1));
        fc.pre(start < end && !split(start) && !split(end));
        const segment = { id: 'a', ...anchorOf(linesOf(text), { start, end }), codes: [] };
        assert.deepEqual(placeSegments(linesOf(text), [segment], true), [{ start, end, state: 'exact' }]);
        const [again] = placeSegments(linesOf(text), [segment], false);
        if (again?.state !== 'ambiguous') assert.deepEqual(again, { start, end, state: 'exact' });
        fc.pre(!/\r(?!\n)|(?<!\r)\n/.test(text));
        const [place] = placeSegments(linesOf(`=====\r\n${text}`), [segment], false);
        if (place?.state === 'moved') assert.deepEqual([place.start, place.end], [start + 7, end + 7]);
      }),
      { numRuns: 100 },
    );
  });
});
