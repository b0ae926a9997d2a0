import assert from 'node:assert/strict';
import fc from 'fast-check';
import { areExactInBytes } from '../../../server/src/cli/exactInBytes.js';
import { placerIn } from '../../../server/src/core/anchor/placeSegments.js';
import type { SegmentEntry } from '../../../server/src/core/codings/segment.js';
import { atOnce } from '../../../server/src/core/workInSteps.js';
import { linesOf, pointAt } from '../../../server/src/core/text/lines.js';
import { digestOf, digestOfBytes } from '../../../server/src/disk/files/digest.js';

const usual = ['a', 'b', ' ', 'é', '–', '😀', '\n', '\n\n'];
const unusual = ['\r\n', '\r', '\ufeff', '\ufffd'];
const half = '\ud83d';
const texts = (...units: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...units), { maxLength: 40 }).map((parts) => parts.join(''));

/** A segment between two shares of a text, and what a stranger may have written in its place. */
interface Drawn {
  readonly from: number;
  readonly to: number;
  readonly context: number;
  readonly stranger: Partial<SegmentEntry>;
}

const points = fc.record({ line: fc.integer({ min: -1, max: 8 }), column: fc.integer({ min: -1, max: 12 }) });
const drawn = (units: readonly string[]): fc.Arbitrary<Drawn> =>
  fc.record({
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
    context: fc.integer({ min: 0, max: 4 }),
    stranger: fc.oneof(
      { weight: 8, arbitrary: fc.constant({}) },
      ...(['from', 'to'] as const).map((key) => fc.record({ [key]: points })),
      ...(['quote', 'before', 'after'] as const).map((key) => fc.record({ [key]: texts(...units) })),
      fc.constant({ text: 'sha256-0000000000000000' }),
    ),
  });

function segmentIn(text: string, { from, to, context, stranger }: Drawn): SegmentEntry {
  const lines = linesOf(text);
  const [start, end] = [from, to]
    .map((share) => Math.round(share * text.length))
    .map((at) => at - (/^[\udc00-\udfff]/.test(text.slice(at)) ? 1 : 0))
    .sort((one, other) => one - other) as [number, number];
  const before = Array.from(text.slice(0, start))
    .slice(-context || Infinity)
    .join('');
  const after = Array.from(text.slice(end)).slice(0, context).join('');
  const quote = text.slice(start, end);
  const place = { from: pointAt(lines, start), to: pointAt(lines, end) };
  return { id: 'a', ...place, quote, before, after, codes: [], span: { start: 0, end: 0 }, ...stranger };
}

const placed = (text: string, segments: readonly SegmentEntry[], named = digestOf(text)): readonly boolean[] => {
  const now = digestOf(text);
  const places = atOnce(placerIn(linesOf(text)).place(segments, { now, named }));
  return places.map(
    ({ state, deleted }, i) => (segments[i]?.text ?? named) === now && (state === 'exact' || deleted === true),
  );
};

const inBytes = (text: string, segments: readonly SegmentEntry[], named = digestOf(text)): boolean =>
  areExactInBytes(Buffer.from(text), [{ value: { text: named, segments } }]);

describe('segments that are looked for in the bytes of a transcript', () => {
  it('are exact just where placing them says so, one by one', () => {
    fc.assert(
      fc.property(texts(...usual), fc.array(drawn([...usual, ...unusual]), { maxLength: 4 }), (text, draws) => {
        const segments = draws.map((draw) => segmentIn(text, draw));
        const expected = placed(text, segments);
        assert.deepEqual(
          segments.map((segment) => inBytes(text, [segment])),
          expected,
        );
        assert.equal(inBytes(text, segments), expected.every(Boolean));
      }),
      { numRuns: 2000 },
    );
  });

  it('are never exact where placing them says otherwise, whatever the text holds', () => {
    const units = [...usual, ...unusual, half];
    fc.assert(
      fc.property(texts(...units), drawn(units), (written, draw) => {
        const text = Buffer.from(written).toString();
        const segment = segmentIn(text, draw);
        for (const named of [digestOf(text), digestOfBytes(Buffer.from(text))]) {
          assert.ok(!inBytes(text, [segment], named) || placed(text, [segment], named)[0] === true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  const at = (text: string, quote: string): SegmentEntry => {
    const start = text.indexOf(quote) / text.length;
    return segmentIn(text, { from: start, to: start + quote.length / text.length, context: 3, stranger: {} });
  };

  it('are found behind characters of several bytes and in the last line', () => {
    const text = 'Née – 😀 so\n\nP: é 😀 the end';
    for (const quote of ['so', '😀 so\n\nP', 'the end', 'é', text]) assert.ok(inBytes(text, [at(text, quote)]), quote);
  });

  it('are not reported in bytes that are no UTF-8', () => {
    const text = 'a long day';
    const segment = at(text, 'long');
    assert.ok(inBytes(text, [segment]));
    const bytes = Buffer.concat([Buffer.from(text), Buffer.from([0xff])]);
    assert.ok(!areExactInBytes(bytes, [{ value: { text: digestOfBytes(bytes), segments: [segment] } }]));
  });
});
