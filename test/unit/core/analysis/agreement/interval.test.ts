import assert from 'node:assert/strict';
import { krippendorffAlpha, sumsOf } from '../../../../../server/src/core/analysis/agreement/alpha.js';
import { intervalOf, type Interval } from '../../../../../server/src/core/analysis/agreement/interval.js';
import { nominal, nominalScale } from '../../../../../server/src/core/analysis/agreement/metrics.js';
import { counted, type Pattern } from '../../../../../server/src/core/analysis/agreement/ratings.js';
import { quantileOfT } from '../../../../../server/src/core/analysis/agreement/studentT.js';

/** A text that two coders coded: so much of it both, one of them, and neither. */
const text = (both: number, one: number, neither: number): readonly Pattern[] => [
  { values: [1, 1], count: both },
  { values: [0, 1], count: one },
  { values: [0, 0], count: neither },
];

const distance = (a: number, b: number): number => Number(a !== b);
const backing = { transcripts: 4, segments: 20 };
const of = (texts: readonly (readonly Pattern[])[], times: readonly (readonly number[])[], given = backing): Interval =>
  intervalOf(
    {
      ...given,
      texts: texts.map((patterns) => sumsOf(patterns, distance)),
      categories: 2,
      chanceApart: nominalScale.chanceApart!,
    },
    times.map((one) => Uint16Array.from(one)),
  );

const alphaOf = (texts: readonly (readonly Pattern[])[]): number => {
  const alpha = krippendorffAlpha({ categories: [0, 1], patterns: counted(texts.flat()) }, nominal);
  assert.ok('value' in alpha);
  return alpha.value;
};

describe('The interval of α', () => {
  const texts = [text(50, 10, 300), text(20, 30, 400), text(60, 0, 100), text(5, 5, 500)];
  const samples = [
    [1, 1, 1, 1],
    [2, 1, 1, 0],
    [0, 2, 0, 2],
    [1, 0, 3, 0],
  ];

  // α of each sample by the coefficient itself, of the texts as often as they were drawn.
  it('is α ± t · s · √(k / (k − 1)) of just the texts that were drawn', () => {
    const values = samples.map((times) =>
      alphaOf(times.flatMap((often, i) => new Array<readonly Pattern[]>(often).fill(texts[i] ?? []))),
    );
    const mean = values.reduce((all, one) => all + one, 0) / values.length;
    const s = Math.sqrt(values.reduce((all, one) => all + (one - mean) ** 2, 0) / (values.length - 1));
    const reach = 3.1824 * s * Math.sqrt(4 / 3);
    const found = of(texts, samples);
    assert.ok('low' in found);
    const [low, high] = [Math.max(-1, alphaOf(texts) - reach), Math.min(1, alphaOf(texts) + reach)];
    assert.deepEqual([found.low.toFixed(9), found.high.toFixed(9)], [low.toFixed(9), high.toFixed(9)]);
    assert.equal(found.samples, 4);
  });

  it('is none, for a reason, where too little was given', () => {
    assert.deepEqual(of(texts, samples, { transcripts: 2, segments: 99 }), { undefined: 'few transcripts' });
    assert.deepEqual(of(texts, samples, { transcripts: 4, segments: 9 }), { undefined: 'few segments' });
    assert.deepEqual(of([text(0, 0, 9), text(0, 0, 9)], [[1, 1]]), { undefined: 'no variation' });
  });
});

describe('Quantiles of Student’s t', () => {
  // Tables of Fisher and Yates, as R's qt(0.975, df) has them.
  for (const [freedom, expected] of [
    [1, 12.706],
    [2, 4.303],
    [10, 2.228],
    [11, 2.201],
    [15, 2.131],
    [30, 2.042],
    [1000, 1.962],
  ] as const) {
    it(`${freedom} degrees of freedom`, () => assert.equal(quantileOfT(freedom).toFixed(3), expected.toFixed(3)));
  }
});
