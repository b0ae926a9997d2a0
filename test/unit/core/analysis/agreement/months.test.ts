import assert from 'node:assert/strict';
import type { ComparedSegment } from '../../../../../server/src/core/analysis/agreement/comparedText.js';
import { monthsOf } from '../../../../../server/src/core/analysis/agreement/months.js';

interface Text {
  readonly path: string;
  readonly placed: readonly (readonly ComparedSegment[] | undefined)[];
}

/** A text with the days on which each coder coded it; undefined for one who did not. */
const textOf = (path: string, ...days: readonly (readonly (string | undefined)[] | undefined)[]): Text => ({
  path,
  placed: days.map((own) =>
    own?.map((on, i): ComparedSegment => {
      const segment = { id: `${path}-${i}`, codes: [], ...(on !== undefined && { on }) };
      return { segment: segment as never, range: { start: 0, end: 1 } };
    }),
  ),
});

const texts = [
  textOf('P01', ['2026-11-02', '2026-09-30'], ['2026-10-01']),
  textOf('P02', [undefined], []),
  textOf('P03', ['2025-12-31'], undefined),
  textOf('P04', [undefined, '2026-11-30'], ['2026-11-01']),
];
const told = (apart: boolean | undefined): readonly unknown[] =>
  monthsOf(texts, apart).map(({ month, own }) => [month, own.map(({ path }) => path)]);

describe('Months of texts', () => {
  it('are those in which anybody coded a text last, in order, with what has no day last', () => {
    assert.deepEqual(told(true), [
      ['2025-12', ['P03']],
      ['2026-11', ['P01', 'P04']],
      ['no day', ['P02']],
    ]);
  });

  it('are together where nobody asks for each', () => {
    const all = [[undefined, ['P01', 'P02', 'P03', 'P04']]];
    assert.deepEqual([told(false), told(undefined)], [all, all]);
  });
});
