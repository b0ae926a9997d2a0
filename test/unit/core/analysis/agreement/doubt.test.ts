import assert from 'node:assert/strict';
import { basisOf } from '../../../../../server/src/core/analysis/agreement/basis.js';
import { compareCoders } from '../../../../../server/src/core/analysis/agreement/compareCoders.js';
import type { Comparing } from '../../../../../server/src/core/analysis/agreement/comparing.js';
import { placedBy, type ComparedText } from '../../../../../server/src/core/analysis/agreement/comparedText.js';
import type { Place } from '../../../../../server/src/core/anchor/place.js';
import { createStudy } from '../../../../../server/src/core/study/study.js';
import { spokenText } from '../../../../support/spokenText.js';

type Given = readonly [code: string, start: number, end: number, state?: Place['state'], ...more: [number, number][]];

const study = createStudy('file:///study');
const units = [0, 10, 20, 30, 40].map((start) => ({ start, end: start + 10 }));

/** Fifty characters in five units that two coders coded. */
function textOf(one: readonly Given[], other: readonly Given[]): ComparedText {
  const spoken = spokenText(50);
  const found = [one, other].map((given, coder) => ({
    coder: `coder${coder}`,
    segments: given.map(([code, start, end, state = 'exact', ...more], i) => ({
      segment: { id: `${coder}-${i}`, codes: [{ code }] } as never,
      place: {
        start,
        end,
        state,
        ...(more.length > 0 && { candidates: more.map(([a, b]) => ({ start: a, end: b })) }),
      },
    })),
  }));
  return {
    path: 'transcripts/P01.txt',
    length: spoken.length,
    ...placedBy(spoken, ['coder0', 'coder1'], found),
    units,
  };
}

function alphas(text: ComparedText, comparing: Partial<Comparing> = {}): Readonly<Record<string, string>> {
  const codes = compareCoders(study, [text], { by: 'code', unit: 'character', overlap: 0, ...comparing });
  return Object.fromEntries(
    codes.map(({ code = 'all', coefficients: { 'krippendorff-alpha': alpha } }) => [
      code,
      'undefined' in alpha ? alpha.undefined : alpha.value.toFixed(3),
    ]),
  );
}

describe('Segments in doubt', () => {
  const sure: readonly Given[] = [
    ['trust', 0, 10],
    ['trust', 30, 40],
  ];
  const doubtful: readonly Given[] = [
    ['trust', 0, 10, 'changed'],
    ['trust', 30, 40],
  ];

  for (const unit of ['character', 'turn'] as const) {
    for (const by of ['code', 'all'] as const) {
      it(`are missing values of their coder, by ${unit}, of ${by}`, () => {
        const [certain, doubted] = [textOf(sure, sure), textOf(sure, doubtful)];
        assert.deepEqual(Object.values(alphas(certain, { unit, by })), ['1.000']);
        assert.deepEqual(Object.values(alphas(doubted, { unit, by })), ['1.000']);
      });
    }
  }

  it('say nothing against segments that match others', () => {
    const passages = alphas(textOf([...sure, ['paces', 30, 40]], [...doubtful, ['paces', 30, 40]]), {
      unit: 'segment',
    });
    assert.equal(passages['trust'], 'no variation');
    assert.equal(passages['paces'], '1.000');
  });

  // Of 40 characters, ten are agreed on as given, twenty as not given, and ten are given by coder0 alone.
  it('count as not given of other codes, and elsewhere', () => {
    const text = textOf(
      [
        ['trust', 0, 10],
        ['trust', 20, 30],
        ['paces', 0, 10],
      ],
      [
        ['trust', 20, 30],
        ['trust', 40, 50, 'ambiguous', [40, 50]],
        ['paces', 0, 10],
      ],
    );
    const kappa = compareCoders(study, [text], { by: 'code', unit: 'character', overlap: 0 })[1]?.coefficients[
      'cohen-kappa'
    ];
    assert.ok(kappa && 'value' in kappa);
    assert.deepEqual([kappa.observed, kappa.expected], [0.75, (20 / 40) * (10 / 40) + (20 / 40) * (30 / 40)]);
    assert.equal(alphas(text)['paces'], '1.000');
  });

  it('may be at each of several places', () => {
    const text = textOf(sure, [['trust', 0, 10, 'ambiguous', [0, 10], [30, 40]]]);
    assert.deepEqual(alphas(text), { trust: 'no variation' });
  });

  it('are counted by why they are left out, those with deleted words not at all', () => {
    const text = textOf(doubtful, [
      ['trust', 0, 10, 'ambiguous'],
      ['trust', 0, 0, 'orphaned'],
    ]);
    const readers = ['coder0', 'coder1'].map((name) => ({ name, coders: [name] }));
    const { leftOut, units: count } = basisOf(
      study,
      [text],
      { by: 'code', unit: 'turn', overlap: 0 },
      readers,
      [],
      'all',
    );
    assert.deepEqual([leftOut, count], [{ changed: 1, ambiguous: 1, orphaned: 1 }, 5]);
    const gone = {
      coder: 'coder0',
      segments: [
        {
          segment: { id: 'x', codes: [] } as never,
          place: { start: 0, end: 0, state: 'orphaned', deleted: true } as const,
        },
      ],
    };
    assert.deepEqual(placedBy(spokenText(9), ['coder0'], [gone]).leftOut, [[]]);
  });
});
