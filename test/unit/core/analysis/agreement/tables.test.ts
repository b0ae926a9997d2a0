import assert from 'node:assert/strict';
import type { Basis } from '../../../../../server/src/core/analysis/agreement/basis.js';
import { whyNothing } from '../../../../../server/src/core/analysis/agreement/basisInWords.js';
import { besideGold, withGold } from '../../../../../server/src/core/analysis/agreement/readers.js';
import { confusionTable, goldTable, notesOf } from '../../../../../server/src/core/analysis/agreement/tables.js';
import { fixedWords } from '../../../../../server/src/core/analysis/agreement/tableWords.js';
import { createStudy, setFile } from '../../../../../server/src/core/study/study.js';

const [readers = []] = besideGold(['lead', 'ann'], 'lead');
const basis: Basis = {
  unit: 'segment',
  overlap: 0.5,
  speakers: 'all',
  transcripts: ['transcripts/P01.txt'],
  units: 7,
  leftOut: { changed: 1, ambiguous: 0, orphaned: 2 },
  undone: [{ transcript: 'transcripts/P02.txt', coders: ['ann'] }],
};
const upper = (id: string): string => id.toUpperCase();

describe('A table of two coders', () => {
  it('has a coder’s shares beside a gold standard to three decimals, and none where there is no number', () => {
    const found = [
      { code: 'warm', right: 1, missed: 2, wrong: 0, precision: 1, recall: 1 / 3, f1: 0.5 },
      { code: 'cold', right: 0, missed: 0, wrong: 2, precision: 0, f1: 0 },
      { right: 1, missed: 2, wrong: 2, precision: 1 / 3, recall: 1 / 3, f1: 1 / 3 },
    ];
    const { title, head, rows } = goldTable(readers, found, basis, upper, fixedWords);
    assert.equal(title, 'ann against lead');
    assert.deepEqual(
      [head, ...rows],
      [
        ['code', 'precision', 'recall', 'F1', 'right', 'missed', 'wrong'],
        ['WARM', 1, 0.333, 0.5, 1, 2, 0],
        ['COLD', 0, undefined, 0, 0, 0, 2],
        ['all codes', 0.333, 0.333, 0.333, 1, 2, 2],
      ],
    );
  });

  it('says which code one gave where the other gave which', () => {
    const found = [
      { one: 'warm', other: 'cold', units: 3 },
      { one: 'warm', units: 2 },
      { other: 'cold', units: 1 },
    ];
    const { title, head, rows } = confusionTable(readers, found, basis, upper, fixedWords);
    assert.equal(title, 'lead and ann');
    assert.deepEqual(
      [head, ...rows],
      [
        ['lead', 'ann', 'units'],
        ['WARM', 'COLD', 3],
        ['WARM', '(none)', 2],
        ['(none)', 'COLD', 1],
      ],
    );
  });

  it('says below why a number is missing, and what it rests on', () => {
    const rest = [
      'Counted: 7 passages (segments that share 0.5 match) in 1 transcript: transcripts/P01.txt.',
      'Left out: 3 segments (1 with changed words, 2 not found); see the list.',
      'Not done, and not counted: transcripts/P02.txt (ann).',
    ];
    const whole = goldTable(
      readers,
      [{ code: 'a', right: 1, missed: 0, wrong: 0, precision: 1, recall: 1, f1: 1 }],
      basis,
      upper,
      fixedWords,
    );
    assert.deepEqual(notesOf(whole, 'the list'), rest);
    const broken = goldTable(
      readers,
      [{ code: 'a', right: 0, missed: 0, wrong: 1, precision: 0, f1: 0 }],
      basis,
      upper,
      fixedWords,
    );
    assert.deepEqual(notesOf(broken, 'the list'), [
      '–  nobody gave the code, or the coder or the gold standard did not',
      ...rest,
    ]);
  });

  it('says why it has no row', () => {
    const empty = { ...basis, transcripts: [] };
    assert.deepEqual([basis, empty, { ...empty, undone: [] }].map(whyNothing), [
      '1 transcript coded by two of them, and no code given there at a certain place.',
      'No transcript that two of them coded is done.',
      'No transcript has been coded by two of them.',
    ]);
  });
});

describe('Coders beside a gold standard', () => {
  const study = createStudy('file:///study');
  for (const coder of ['zoe', 'consensus', 'ann']) {
    setFile(study, `codings/${coder}/P01.txt.codings.yaml`, `transcript: transcripts/P01.txt\ncoder: ${coder}\n`);
  }

  it('are all but what the team agreed on, which is compared where it is named', () => {
    assert.deepEqual(withGold(study, 'zoe', undefined), ['zoe', 'ann', 'zoe']);
    assert.deepEqual(withGold(study, 'consensus', undefined), ['consensus', 'ann', 'zoe']);
    assert.deepEqual(withGold(study, 'zoe', ['consensus']), ['zoe', 'consensus']);
  });

  it('come second, each by itself', () => {
    const pairs = besideGold(['zoe', 'ann', 'ben'], 'zoe').map((own) => own.map(({ name }) => name));
    assert.deepEqual(pairs, [
      ['zoe', 'ann'],
      ['zoe', 'ben'],
    ]);
  });
});
