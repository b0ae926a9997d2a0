import assert from 'node:assert/strict';
import { checkCodebook } from '../../../../server/src/core/checks/index.js';
import { setFile } from '../../../../server/src/core/study/study.js';
import { readMarks, writeMarks } from '../../../support/marks.js';
import { book, check, coded, codes, codings, codingsOf, studyWith, transcript } from './support.js';

const other = 'codebooks/other.codebook.yaml';
const one = ['a 1:1-1:9 [trust]'];

describe('codes without a definition', () => {
  check(
    'are reported where they are in use',
    'missing-definition',
    {
      [book]: codes('id: ⟦trust⟧\nstatus: draft', 'id: pace', 'id: hope\nbrief: Hope.', 'id: fear\ndefinition: Fear.'),
      [codings]: coded(['a 1:1-1:9 [trust, hope, fear]']),
    },
    { data: { code: 'trust' }, severity: 'information' },
  );
  check('are reported where they are in use under an alias', 'missing-definition', {
    [book]: codes('id: ⟦trust⟧\naliases: [faith]'),
    [codings]: coded(['a 1:1-1:9 [faith]']),
  });
  check('are not where they are retired or only group', 'missing-definition', {
    [book]: codes('id: trust\nstatus: retired', 'id: pace\ncodable: false'),
    [codings]: coded(['a 1:1-1:9 [trust, pace]']),
  });
});

describe('codes without criteria', () => {
  check(
    'are reported where two coders use them',
    'missing-criteria',
    {
      [book]: codes('id: ⟦trust⟧', 'id: pace\ninclude: [Speed]', 'id: hope\nexclude: [Wishes]', 'id: fear'),
      [codings]: coded(['a 1:1-1:9 [trust, pace, hope, fear]']),
      [codingsOf('bob')]: coded(['b 1:1-1:9 [trust, pace, hope]'], 'bob'),
    },
    { message: /2 coders use/, data: { code: 'trust' } },
  );
});

describe('codes that no passage has', () => {
  check(
    'are reported, themes and retired ones left out',
    'unused-code',
    {
      [book]: codes('id: trust', 'id: ⟦pace⟧', 'id: old\nstatus: retired', 'id: theme\ncodes:\n  - id: ⟦below⟧'),
      [codings]: coded(one),
    },
    { severity: 'hint', data: { code: 'pace' } },
  );
  check('are not reported before anything is coded', 'unused-code', { [book]: codes('id: trust') });
  it('are reported again when their last passage goes', () => {
    const study = studyWith({ [book]: codes('id: trust', 'id: pace'), [codings]: coded(one) });
    const unused = (): readonly unknown[] =>
      checkCodebook(study, book).flatMap(({ code, data }) => (code === 'unused-code' ? [data?.['code']] : []));
    assert.deepEqual(unused(), ['pace']);
    setFile(study, codings, coded(['a 1:1-1:9 [pace]']));
    assert.deepEqual(unused(), ['trust']);
  });
});

describe('names of codes', () => {
  check(
    'are not to stand twice, whatever their case',
    'duplicate-name',
    { [book]: codes('id: trust\nname: Trust', 'id: faith\nname: ⟦trust⟧', 'id: old\nname: Trust\nstatus: retired') },
    { data: { code: 'faith', into: 'trust' }, severity: 'warning' },
  );
  check(
    'are not to stand in another codebook either',
    'duplicate-name',
    { [book]: codes('id: trust\nname: Trust'), [other]: codes('id: faith\nname: ⟦Trust⟧') },
    { message: /“trust” in codebooks\/main/ },
  );
  check(
    'and their aliases are not to be another’s id or alias',
    'alias-clash',
    { [book]: codes('id: trust\naliases: [faith, ⟦pace⟧, own]', 'id: pace\naliases: [speed, ⟦faith⟧]') },
    { message: /the id of “pace”/, data: { code: 'trust', alias: 'pace' } },
  );
});

describe('codes merged into others', () => {
  check(
    'are an error where they lead in a circle',
    'merge-cycle',
    {
      [book]: codes(
        'id: a\nmerged-into: ⟦b⟧\nstatus: retired',
        'id: b\nmerged-into: ⟦a⟧\nstatus: retired',
        'id: c\nmerged-into: a\nstatus: retired',
        'id: d\nmerged-into: ⟦d⟧',
      ),
    },
    { message: /a → b → a/, severity: 'error' },
  );
  check(
    'are reported where they end at a retired code',
    'merged-into-retired',
    {
      [book]: codes(
        'id: a\nmerged-into: ⟦b⟧\nstatus: retired',
        'id: b\nstatus: retired',
        'id: c\nmerged-into: d\nstatus: retired',
        'id: d\nmerged-into: e\nstatus: retired',
        'id: e',
      ),
    },
    { severity: 'warning' },
  );
});

describe('examples of codes', () => {
  check(
    'are reported where their segment or their words are gone',
    'example-not-found',
    {
      [transcript]: 'P1: It was “so\n slow” then.',
      [codings]: coded(one),
      [book]: codes(
        `id: trust
examples:
  - { quote: any, segment: a }
  - { quote: ⟦lost⟧, segment: zz }
  - { quote: ⟦never said⟧, transcript: ${transcript} }
  - { quote: 'was "so slow" then', transcript: ${transcript} }
  - { quote: ⟦elsewhere⟧, transcript: transcripts/P9.txt }
  - quote: without a source`,
      ),
    },
    { message: /segment zz/, data: { code: 'trust' }, severity: 'information' },
  );
});

describe('codes that changed their meaning', () => {
  const before = codes('id: trust\ndefinition: Belief in others.', 'id: pace\ndefinition: Speed.', 'id: new');
  const changed = (what: string, fixture: string): void => {
    it(what, () => {
      const study = studyWith({ [book]: before, [codings]: coded(['a 1:1-1:9 [trust, pace, new]']) });
      const { text } = readMarks(fixture);
      setFile(study, book, text);
      const found = checkCodebook(study, book, { today: '2026-11-23' }).filter(
        ({ code }) => code === 'meaning-changed',
      );
      assert.equal(
        writeMarks(
          text,
          found.map(({ range }) => range),
        ),
        fixture,
      );
      assert.deepEqual(
        checkCodebook(study, book).filter(({ code }) => code === 'meaning-changed'),
        [],
      );
    });
  };
  const { text } = readMarks(before);
  changed('are reported', text.replace('definition: Belief', '⟦definition⟧: Hope'));
  changed(
    'are reported where a rule is added',
    text.replace('    definition: Speed.', '    definition: Speed.\n    ⟦exclude⟧: [Haste]'),
  );
  changed('are reported where the definition is gone', text.replace('id: pace\n    definition: Speed.', 'id: ⟦pace⟧'));
  changed('are not where lines are broken again', text.replace('Belief in', '>-\n      Belief\n      in'));
  changed('are not where they had none', text.replace('id: new', 'id: new\n    definition: New.'));
  changed('are not once “revised” is later', text.replace('Speed.', 'Haste.\n    revised: 2026-11-23'));
  changed(
    'are found again under a new id',
    text.replace('id: pace\n    definition: Speed', 'id: haste\n    aliases: [pace]\n    ⟦definition⟧: Haste'),
  );
});

describe('codes on the same passages', () => {
  const same = (count: number, second: (i: number) => string): readonly string[] =>
    Array.from({ length: count }, (_, i) => [`a${i} ${i + 1}:1-${i + 1}:41 [trust]`, second(i)]).flat();
  const two = codes('id: ⟦faith⟧', 'id: trust');
  const none = readMarks(two).text;
  check(
    'nearly always are candidates for a merge',
    'near-identical',
    { [book]: two, [codings]: coded([...same(5, (i) => `b${i} ${i + 1}:3-${i + 1}:43 [faith]`), 'c 9:1-9:9 [trust]']) },
    { data: { code: 'faith', into: 'trust' }, message: /5 of its 5 segments/, severity: 'hint' },
  );
  check('as codes of one segment too', 'near-identical', {
    [book]: two.replace('⟦faith⟧', 'faith').replace('trust', '⟦trust⟧'),
    [codings]: coded(Array.from({ length: 5 }, (_, i) => `a${i} ${i + 1}:1-${i + 1}:9 [trust, faith]`)),
  });
  check('are none with fewer than five', 'near-identical', {
    [book]: none,
    [codings]: coded(same(4, (i) => `b${i} ${i + 1}:1-${i + 1}:41 [faith]`)),
  });
  check('are none where they share less', 'near-identical', {
    [book]: none,
    [codings]: coded(same(5, (i) => `b${i} ${i + 1}:11-${i + 1}:51 [faith]`)),
  });
  check('are none where it is so in less than four of five', 'near-identical', {
    [book]: none,
    [codings]: coded([
      ...same(5, (i) => `b${i} ${i + 1}:1-${i + 1}:41 [faith]`),
      ...[7, 8].map((line) => `c${line} ${line}:1-${line}:9 [trust]`),
    ]),
  });
  check('are none where it is different coders’', 'near-identical', {
    [book]: none,
    [codings]: coded(Array.from({ length: 5 }, (_, i) => `a${i} ${i + 1}:1-${i + 1}:9 [trust]`)),
    [codingsOf('bob')]: coded(
      Array.from({ length: 5 }, (_, i) => `b${i} ${i + 1}:1-${i + 1}:9 [faith]`),
      'bob',
    ),
  });
});
