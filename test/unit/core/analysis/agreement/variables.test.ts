import assert from 'node:assert/strict';
import { compareCoders } from '../../../../../server/src/core/analysis/agreement/compareCoders.js';
import type { ComparedSegment, ComparedText } from '../../../../../server/src/core/analysis/agreement/comparedText.js';
import type { Comparing } from '../../../../../server/src/core/analysis/agreement/comparing.js';
import { confusionOf } from '../../../../../server/src/core/analysis/agreement/confusion.js';
import { againstGold } from '../../../../../server/src/core/analysis/agreement/gold.js';
import type { CodeAgreement } from '../../../../../server/src/core/analysis/agreement/measured.js';
import { ordinalWeights, ratioWeights } from '../../../../../server/src/core/analysis/agreement/stepMetrics.js';
import { createStudy, setFile } from '../../../../../server/src/core/study/study.js';

const study = createStudy('file:///study');
setFile(
  study,
  'codebooks/main.codebook.yaml',
  `codebook: Small
codes:
  - id: tone
    name: Tone
    codes:
      - { id: warm, name: Warm }
      - { id: cold, name: Cold }
      - { id: flat, name: Flat }
  - { id: trust, name: Trust, scale: [1, 2, 3] }
`,
);

/** Turns of ten characters; of each, what two coders gave, as `warm+trust=2 cold`; `-` is nothing. */
function textOf(...turns: readonly string[]): ComparedText {
  const units = turns.map((_, i) => ({ start: 10 * i, end: 10 * i + 10 }));
  const placed = [0, 1].map((coder) =>
    turns.flatMap((turn, i): ComparedSegment[] => {
      const given = turn.split(' ')[coder] ?? '-';
      if (given === '-') return [];
      const codes = given.split('+').map((one) => {
        const [code = '', weight] = one.split('=');
        return { code, ...(weight !== undefined && { weight: Number(weight) }) };
      });
      return [{ segment: { id: `${coder}-${i}`, codes } as never, range: units[i]! }];
    }),
  );
  const none = [[], []];
  return {
    path: 'transcripts/P01.txt',
    length: 10 * turns.length,
    placed,
    doubted: none,
    leftOut: none,
    units,
  };
}

const repeated = (times: number, turn: string): readonly string[] => new Array<string>(times).fill(turn);
const compared = (text: ComparedText, comparing: Partial<Comparing>): readonly CodeAgreement[] =>
  compareCoders(study, [text], { by: 'code', unit: 'turn', overlap: 0, ...comparing });
const value = (row: CodeAgreement | undefined, name: keyof CodeAgreement['coefficients']): string => {
  const found = row?.coefficients[name];
  assert.ok(found);
  return 'undefined' in found ? found.undefined : found.value.toFixed(3);
};

// Cohen (1960), p. 45: κ of this table is .492, of 200 units that each coder gave one of three values.
const cohen = [
  [88, 14, 18],
  [10, 40, 10],
  [2, 6, 12],
].flatMap((row, a) =>
  row.flatMap((count, b) => repeated(count, `${['warm', 'cold', 'flat'][a]} ${['warm', 'cold', 'flat'][b]}`)),
);

describe('A theme as a variable', () => {
  for (const unit of ['turn', 'character'] as const) {
    it(`has the published κ of a table of values, by ${unit}`, () => {
      const rows = compared(textOf(...cohen), { by: 'domain', unit });
      assert.deepEqual(
        rows.map((row) => [row.code, value(row, 'cohen-kappa')]),
        [['tone', '0.492']],
      );
    });
  }

  it('does not look at codes of other themes', () => {
    const withTrust = cohen.map((turn, i) => (i % 3 === 0 ? turn.replace(' ', '+trust ') : turn));
    assert.equal(value(compared(textOf(...withTrust), { by: 'domain' })[0], 'cohen-kappa'), '0.492');
  });
});

describe('Weights of a code', () => {
  // Five units that both gave the code to; where only one did is a missing value. Steps 1 2 3 against 1 3 3, 2 2, 3 1.
  const text = textOf(
    'trust=1 trust=1',
    'trust=2 trust=3',
    'trust=3 trust=3',
    'trust=2 trust=2',
    'trust=3 trust=1',
    'trust=3 -',
  );
  const row = (metric?: Comparing['metric']): CodeAgreement | undefined =>
    compared(text, { by: 'weight', ...(metric && { metric }) })[0];

  // By hand: of ten values 1 is given three times, 2 three times and 3 four times.
  it('are apart by difference, by rank or at all', () => {
    const alpha = (observed: number, expected: number): string => (1 - observed / 10 / (expected / 90)).toFixed(3);
    assert.equal(value(row('nominal'), 'krippendorff-alpha'), alpha(4, 2 * (9 + 12 + 12)));
    assert.equal(value(row(), 'krippendorff-alpha'), alpha(2 * (1 + 4), 2 * (9 * 1 + 12 * 4 + 12 * 1)));
    const [near, far, next] = [3 ** 2, (3 + 3 + 4 - 3.5) ** 2, 3.5 ** 2];
    assert.equal(
      value(row('ordinal'), 'krippendorff-alpha'),
      alpha(2 * (next + far), 2 * (9 * near + 12 * far + 12 * next)),
    );
  });

  // Quadratic weights: 1 and 3 agree in nothing, neighbours in three quarters.
  it('weigh κ', () => {
    const [observed, one, other] = [(3 + 0.75) / 5, [1, 2, 2], [2, 1, 2]];
    const weight = (a: number, b: number): number => 1 - (a - b) ** 2 / 4;
    const expected = one.reduce(
      (all, a, i) => all + other.reduce((sum, b, j) => sum + (a * b * weight(i, j)) / 25, 0),
      0,
    );
    assert.equal(value(row(), 'cohen-kappa'), ((observed - expected) / (1 - expected)).toFixed(3));
    assert.deepEqual(row()?.marked, [6, 5]);
  });

  it('fall by pairs of ranks, and by proportion', () => {
    assert.deepEqual([ordinalWeights(3).weight(0, 1), ordinalWeights(3).weight(0, 2)], [1 - 1 / 3, 0]);
    const { weight } = ratioWeights([1, 2, 3]);
    assert.deepEqual([weight(0, 1).toFixed(3), weight(0, 2), weight(1, 1)], ['0.556', 0, 1]);
  });
});

describe('Decisions of two coders', () => {
  const text = textOf('warm warm', 'warm cold', '- cold', 'warm+trust=1 trust=2', '- -');

  // coder 1 decided four times and coder 2 four times; two of those are the same.
  it('are counted by Holsti, and less one over the number of codes', () => {
    const [all] = compared(text, { by: 'all' });
    assert.equal(value(all, 'holsti'), (4 / 8).toFixed(3));
    assert.equal(value(all, 'decision-kappa'), ((0.5 - 1 / 3) / (2 / 3)).toFixed(3));
    const [warm] = compared(text, {});
    assert.deepEqual([warm?.code, value(warm, 'holsti')], ['warm', (2 / 4).toFixed(3)]);
    assert.equal(value(warm, 'decision-kappa'), 'of all codes alone');
  });

  it('are right, missed or wrong beside a gold standard', () => {
    assert.deepEqual(againstGold(study, [text], { by: 'code', unit: 'turn', overlap: 0 }), [
      { code: 'warm', right: 1, missed: 2, wrong: 0, precision: 1, recall: 1 / 3, f1: 0.5 },
      { code: 'cold', right: 0, missed: 0, wrong: 2, precision: 0, f1: 0 },
      { code: 'trust', right: 1, missed: 0, wrong: 0, precision: 1, recall: 1, f1: 1 },
      { right: 2, missed: 2, wrong: 2, precision: 0.5, recall: 0.5, f1: 0.5 },
    ]);
  });

  it('are confused with each other', () => {
    for (const [unit, size] of [
      ['turn', 1],
      ['character', 10],
    ] as const) {
      assert.deepEqual(confusionOf(study, [text], { by: 'code', unit, overlap: 0 }), [
        { one: 'warm', units: size },
        { one: 'warm', other: 'cold', units: size },
        { one: 'warm', other: 'warm', units: size },
        { one: 'trust', other: 'trust', units: size },
        { other: 'cold', units: size },
      ]);
    }
  });
});
