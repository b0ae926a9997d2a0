import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runsOf, shareCovered, type Drawn } from '../../../../server/src/core/queries/runs.js';
import { readMarks } from '../../../support/marks.js';

const colors: Readonly<Record<string, { id: string; color: string; rank: number }>> = {
  r: { id: 'r', color: 'red', rank: 0 },
  g: { id: 'g', color: 'green', rank: 1 },
  b: { id: 'b', color: 'blue', rank: 2 },
};

/** Segments by their marks: letters for codes, then `-other` or `-doubtful`; `-other1` is a second other coder. */
const drawn = (fixture: string): { text: string; segments: Drawn[] } => {
  const { text, ranges } = readMarks(fixture);
  const segments = ranges.map(({ name, start, end }) => {
    const [letters = '', ...flags] = name.split('-');
    return {
      start,
      end,
      own: !flags.some((flag) => flag.startsWith('other')),
      other: Number(flags.find((flag) => flag.startsWith('other'))?.slice('other'.length) ?? 0),
      certain: !flags.includes('doubtful'),
      codes: Array.from(letters).map((letter) => colors[letter]!),
    };
  });
  return { text, segments };
};

describe('runs', () => {
  const check = (what: string, fixture: string, expected: readonly string[]): void => {
    it(what, () => {
      const { text, segments } = drawn(fixture);
      const runs = runsOf(segments).map(({ start, end, tint = 'none', lines }) =>
        [
          text.slice(start, end),
          tint,
          ...lines.map(({ color, style, other }) => `${style}${other === 0 ? '' : (other ?? '')} ${color}`),
        ].join(', '),
      );
      assert.deepEqual(runs, expected);
    });
  };
  check('are none without segments', 'abc', []);
  check('have the tint of the first code and lines for the others', 'a⟦rgb|bc⟧d', ['bc, red, solid green, solid blue']);
  check('have lines in codebook order', 'a⟦brg|bc⟧d', ['bc, blue, solid red, solid green']);
  check('are tinted by the innermost', '⟦r|a⟦g|b⟧c⟧', ['a, red', 'b, green, solid red', 'c, red']);
  check('touch without running together', '⟦r|a⟧⟦g|b⟧c⟦r|d⟧', ['a, red', 'b, green', 'd, red']);
  check('show another coder’s codes by dotted lines alone', '⟦r-other|ab⟧', ['ab, none, dotted red']);
  check('show a doubtful place by wavy lines alone', '⟦rg-doubtful|ab⟧', ['ab, none, wavy red, wavy green']);
  check('show the same code of both coders', '⟦r|⟦r-other|a⟧b⟧', ['a, red, dotted red', 'b, red']);
  check('show the same code of two other coders by a line for each', '⟦r-other1|⟦r-other|a⟧b⟧', [
    'a, none, dotted red, dotted1 red',
    'b, none, dotted1 red',
  ]);
  check('show doubtful places alike, whoever coded', '⟦r-other1-doubtful|⟦r-other-doubtful|a⟧⟧', ['a, none, wavy red']);
  check('have one line for a code that several have', '⟦g|⟦r|⟦r|a⟧⟧⟧', ['a, red, solid green']);
  check('cover a segment without codes, untinted', '⟦r|a⟦|b⟧⟧'.replace('⟦|', '⟦'), ['a, red', 'b, red']);
  check('know nothing of an empty segment', '⟦r|⟧ab⟦g|c⟧', ['c, green']);

  const ranges = fc.array(
    fc.record({
      start: fc.nat(30),
      length: fc.nat(12),
      own: fc.boolean(),
      certain: fc.boolean(),
      letters: fc.subarray(['r', 'g', 'b']),
    }),
    { maxLength: 8 },
  );

  it('cover exactly the union of the segments, ascending and disjoint, each under the same ones throughout', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const segments: Drawn[] = given.map(({ start, length, own, certain, letters }) => ({
          start,
          end: start + length,
          own,
          certain,
          codes: letters.map((letter) => colors[letter]!),
        }));
        const runs = runsOf(segments);
        runs.forEach(({ start, end }, i) => assert.ok(start < end && start >= (runs[i - 1]?.end ?? 0)));
        for (let at = 0; at < 45; at++) {
          const over = segments.filter(({ start, end }) => start <= at && at < end);
          const run = runs.find(({ start, end }) => start <= at && at < end);
          assert.equal(run !== undefined, over.length > 0);
          if (!run) continue;
          const under = segments.filter(({ start, end }) => start < end && start < run.end && run.start < end);
          assert.deepEqual(new Set(under), new Set(over));
          const shown = new Set(
            [run.tint, ...run.lines.map(({ color }) => color)].filter((color) => color !== undefined),
          );
          assert.deepEqual(shown, new Set(over.flatMap(({ codes }) => codes.map(({ color }) => color))));
          if (run.tint !== undefined) {
            assert.ok(over.some(({ own, certain, codes }) => own && certain && codes[0]?.color === run.tint));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are the share of the text that is covered, counted once', () => {
    const whole = [
      { start: 0, end: 10 },
      { start: 20, end: 30 },
    ];
    assert.equal(shareCovered(whole, []), 0);
    assert.equal(shareCovered([], whole), 0);
    assert.equal(shareCovered(whole, [{ start: 0, end: 40 }]), 1);
    assert.equal(
      shareCovered(whole, [
        { start: 5, end: 25 },
        { start: 6, end: 8 },
      ]),
      0.5,
    );
    assert.equal(
      shareCovered(whole, [
        { start: 2, end: 4 },
        { start: 3, end: 5 },
        { start: 28, end: 99 },
      ]),
      0.25,
    );
  });
});
