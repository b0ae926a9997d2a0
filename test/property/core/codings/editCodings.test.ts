import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editCodings } from '../../../../server/src/core/codings/editCodings.js';
import { printCodings, printSegment } from '../../../../server/src/core/codings/printCodings.js';
import { parseCodings } from '../../../../server/src/core/codings/readCodings.js';
import { bySegmentOrder } from '../../../../server/src/core/codings/segment.js';
import { codings, segment as anySegment } from '../support/arbitraries.js';
import { withoutSpans } from '../../../unit/core/support/plainCodings.js';

describe('editing codings', () => {
  it('leaves all other entries, comments and unknown keys byte for byte', () => {
    const edits = fc.record({
      value: codings,
      other: anySegment,
      comment: fc.constantFrom('', '  # a: b\n', '\n'),
      crlf: fc.boolean(),
      pick: fc.nat(),
    });
    fc.assert(
      fc.property(edits, ({ value, other, comment, crlf, pick }) => {
        fc.pre(value.segments.length > 0 && value.segments.every(({ id }) => id !== other.id));
        const local = (text: string): string => (crlf ? text.replaceAll('\n', '\r\n') : text);
        const entries = [...value.segments].sort(bySegmentOrder);
        const pieces = entries.map(
          (segment) => `${comment}${printSegment(segment)}    x-own: "${segment.id}" # ${segment.id}\n`,
        );
        const text = local(printCodings({ ...value, segments: [] }).replace(' []', '') + pieces.join(''));
        const target = entries[pick % entries.length]!;
        const changed = { ...other, id: target.id, from: target.from, to: target.to };
        const read = parseCodings(text).value;
        const after = editCodings(text, read, {
          change: [changed],
          add: [other],
          remove: entries
            .slice(3)
            .map(({ id }) => id)
            .filter((id) => id !== target.id),
        });
        const result = withoutSpans(parseCodings(after).value).segments;
        assert.deepEqual(
          result.find(({ id }) => id === target.id),
          changed,
        );
        assert.deepEqual(
          result.find(({ id }) => id === other.id),
          other,
        );
        entries.forEach(({ id }, i) => {
          if (id === target.id) assert.ok(after.includes(local(`    x-own: "${id}" # ${id}\n`)));
          else assert.equal(after.includes(local(pieces[i]?.slice(comment.length) ?? '')), i < 3);
        });
        assert.equal(after.split('# a: b').length, text.split('# a: b').length);
        if (crlf) assert.doesNotMatch(after, /[^\r]\n/);
      }),
      { numRuns: 60 },
    );
  });

  it('is taken back by the opposite edit, in a canonical file byte for byte', () => {
    fc.assert(
      fc.property(codings, anySegment, (value, other) => {
        fc.pre(value.segments.every(({ id }) => id !== other.id));
        const text = printCodings({ ...value, segments: [...value.segments].sort(bySegmentOrder) });
        const there = editCodings(text, parseCodings(text).value, { add: [other] });
        assert.deepEqual(parseCodings(there).problems, []);
        assert.equal(editCodings(there, parseCodings(there).value, { remove: [other.id] }), text);
      }),
      { numRuns: 40 },
    );
  });
});
