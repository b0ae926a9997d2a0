import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareSegments } from '../../../../server/src/core/review/compareSegments.js';
import { codings, currentId, told } from '../../../unit/core/review/support.js';

describe('comparing the codings of a transcript', () => {
  it('tells the way back as the mirror of the way there', () => {
    const line = fc
      .record({
        id: fc.constantFrom('a', 'b', 'c'),
        line: fc.integer({ min: 1, max: 4 }),
        code: fc.constantFrom('x', 'y'),
      })
      .map(({ id, line, code }) => `${id} ${line}:1-${line}:3 “no” ${code}`);
    const lines = fc.uniqueArray(line, { selector: (text) => text.charAt(0) });
    const mirror: Readonly<Record<string, string>> = { '+': '-', '-': '+', '~': '~' };
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const short = (text: string): string => text.replace(/ \d\S+/, '');
        const there = compareSegments(codings(before), codings(after), currentId).map(told).map(short);
        const back = compareSegments(codings(after), codings(before), currentId).map(told).map(short);
        const turned = back.map((text) => `${mirror[text.charAt(0)]}${text.slice(1)}`);
        assert.deepEqual(there.toSorted(), turned.toSorted());
      }),
    );
  });
});
