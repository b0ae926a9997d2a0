import assert from 'node:assert/strict';
import {
  coderIdFrom,
  defaultConfig,
  isCoderId,
  parseConfig,
} from '../../../../../server/src/core/study/settings/config.js';
import { readMarks } from '../../../../support/marks.js';

describe('gloss.yaml', () => {
  it('has a default for every key', () => {
    for (const text of ['', '# nothing\n', 'study:\ncoders: []\n']) {
      assert.deepEqual(parseConfig(text), { value: defaultConfig, problems: [] });
    }
  });

  it('says what a study is', () => {
    const text =
      'study: Ours\ncodebooks: shared/*.yaml\ntranscripts: [a/*.txt, b/*.md]\ncoders:\n  - { id: c1, name: Ann, role: patient, blind: false }\n  - id: c2\ncases: who.csv\nunit: turn\nblind: true\nagreement: { threshold: .7, coefficient: gwet-ac1, unit: segment, overlap: 0.8 }\napproach: reliability\nspeakers: [{ name: Ann, aliases: A, role: interviewer }]\nlabels: "{name} >"\n';
    assert.deepEqual(parseConfig(text), {
      value: {
        name: 'Ours',
        codebooks: ['shared/*.yaml'],
        transcripts: ['a/*.txt', 'b/*.md'],
        coders: [{ id: 'c1', name: 'Ann', role: 'patient', blind: false }, { id: 'c2' }],
        cases: 'who.csv',
        unit: 'turn',
        blind: true,
        checks: new Map(),
        longestSegment: 150,
        agreement: { threshold: 0.7, coefficient: 'gwet-ac1', unit: 'segment', overlap: 0.8 },
        approach: 'reliability',
        reading: {
          speakers: [{ name: 'Ann', aliases: ['A'], role: 'interviewer' }],
          labels: [[{ is: 'name' }, { is: 'mark', mark: ' >' }]],
        },
      },
      problems: [],
    });
  });

  const check = (what: string, fixture: string, code: string): void => {
    it(`reports ${what}, and goes on with the default`, () => {
      const { text, ranges } = readMarks(fixture);
      const { value, problems } = parseConfig(text);
      assert.deepEqual(
        problems.map((problem) => [problem.code, problem.range]),
        [[code, { start: ranges[0]?.start, end: ranges[0]?.end }]],
      );
      assert.deepEqual(value, defaultConfig);
    });
  };
  check('a unit that is none', 'unit: ⟦word⟧\n', 'bad-value');
  check('a coder who would leave the folder', 'coders:\n  - id: ⟦../x⟧\n', 'bad-id');
  check('coders that are no list', 'coders: ⟦Ann⟧\n', 'wrong-type');
  check('an unknown key', '⟦colour⟧: red\n', 'unknown-key');
  check('a threshold that no coefficient can have', 'agreement:\n  threshold: ⟦70⟧\n', 'bad-value');
  check('a coefficient that there is not', 'agreement: { coefficient: ⟦kappa⟧ }\n', 'bad-value');
  check('a unit that nothing is counted by', 'agreement: { unit: ⟦word⟧ }\n', 'bad-value');
  check('an overlap of nothing', 'agreement: { overlap: ⟦0⟧ }\n', 'bad-value');
  check('an approach that there is not', 'approach: ⟦thematic⟧\n', 'bad-value');
  check('an agreement that is no map', 'agreement: ⟦0.7⟧\n', 'wrong-type');
  check('a file that is no map', '⟦text⟧\n', 'wrong-type');

  it('rather hides too much than too little where blind says neither true nor false', () => {
    const { value, problems } = parseConfig('blind: yes please\n');
    assert.equal(value.blind, true);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['bad-value'],
    );
  });

  it('takes a coder’s id for a folder only where it is safe as one', () => {
    for (const id of ['coder1', 'Ann', 'é', 'a.b-c_d', 'a'.repeat(64)]) assert.ok(isCoderId(id), id);
    for (const id of ['', '.', '..', '.git', '-a', 'a/b', 'a\\b', 'a b', 'a\n', 'a'.repeat(65)]) {
      assert.ok(!isCoderId(id), id);
    }
  });

  const names: readonly (readonly [name: string, id: string | undefined])[] = [
    ['Ann Example', 'ann-example'],
    ['  Dr. Zoë O’Neil ', 'dr-zoë-o-neil'],
    ['נועה', 'נועה'],
    ['!!', undefined],
    ['', undefined],
  ];
  for (const [name, id] of names) it(`makes ${id ?? 'no id'} of “${name}”`, () => assert.equal(coderIdFrom(name), id));
});
