import assert from 'node:assert/strict';
import { casesByTranscript } from '../../../../server/src/core/cases/cases.js';
import { readCases } from '../../../../server/src/core/cases/readCases.js';

/** Each case: its material and what is said of it. */
const shown = (text: string): readonly string[] =>
  [...readCases(text).value.cases.values()].map(
    ({ id, material, values }) =>
      `${id} <- ${material.map(({ transcript = '*', speaker }) => transcript + (speaker === undefined ? '' : `#${speaker}`)).join(' ')} ${JSON.stringify(Object.fromEntries(values))}`,
  );
/** Each problem with the rows that it is about. */
const problems = (text: string): readonly string[] =>
  readCases(text).problems.map(({ code, range }) => `${code}: ${text.slice(range.start, range.end)}`);

describe('a cases file', () => {
  const rows: readonly (readonly [
    what: string,
    text: string,
    cases: readonly string[],
    problems?: readonly string[],
  ])[] = [
    ['names the case of a transcript', 'case,transcript\nP1,a.txt\n', ['P1 <- a.txt {}']],
    [
      'names several, of which each may have several transcripts',
      'case,transcript\nP1,a.txt\nP2,a.txt\nP1,b.txt\nP1,a.txt\n',
      ['P1 <- a.txt b.txt {}', 'P2 <- a.txt {}'],
    ],
    [
      'may have other columns, in any order, with semicolons, quotes and CRLF',
      'Role;Transcript;CASE\r\nnurse;"b;c.txt";P3\r\n"a\r\nb";d.txt;P4\r\n',
      ['P3 <- b;c.txt {"Role":"nurse"}', 'P4 <- d.txt {"Role":"a\\nb"}'],
    ],
    ['may begin with a byte order mark', '\ufeffcase\ttranscript\nP1\ta.txt', ['P1 <- a.txt {}']],
    ['takes paths as Windows writes them', 'case,transcript\nP1,.\\transcripts\\a.txt', ['P1 <- transcripts/a.txt {}']],
    [
      'splits a group by who speaks',
      'case,transcript,speaker,age\nP1,g.txt,Anna,40\nP2,g.txt,Ben,\nP2,,Ben,30\n',
      ['P1 <- g.txt#Anna {"age":"40"}', 'P2 <- g.txt#Ben *#Ben {"age":"30"}'],
    ],
    [
      'says one thing of a case',
      'case,transcript,role\nP1,a.txt,nurse\nP1,b.txt,\nP1,c.txt,doctor\n',
      ['P1 <- a.txt b.txt c.txt {"role":"nurse"}'],
      ['case-differs: P1,c.txt,doctor'],
    ],
    ['may have cases without material', 'case,transcript\nP1,\n', ['P1 <-  {}']],
    [
      'has a name in each row',
      'case,transcript\n,a.txt\n\n"x\ny",b.txt\n,c.txt',
      ['x\ny <- b.txt {}'],
      ['no-case: ,a.txt', 'no-case: ,c.txt'],
    ],
    ['says nothing without its columns', 'who,what\nP1,a.txt\n', [], ['cases-columns: who,what']],
    ['says nothing when empty', '', []],
  ];
  for (const [what, text, cases, found = []] of rows) {
    it(what, () => {
      assert.deepEqual(shown(text), cases);
      assert.deepEqual(problems(text), found);
    });
  }

  it('tells which cases a transcript is about', () => {
    const { value } = readCases('case,transcript,speaker\nP1,a.txt,\nP2,a.txt,Ben\nP1,a.txt,Anna\nP3,,Cleo\n');
    assert.deepEqual([...casesByTranscript(value)], [['a.txt', ['P1', 'P2']]]);
  });
});

describe('attributes of cases', () => {
  const rows: readonly (readonly [what: string, values: string, kind: string, order: string])[] = [
    ['numbers', '10 9 -1 2,5', 'number', '-1 2,5 9 10'],
    ['days', '2026-11-02 2025-12-31', 'date', '2025-12-31 2026-11-02'],
    ['days as spreadsheets write them', '31/12/2025 02.11.2026 2026-01-05', 'date', '31/12/2025 2026-01-05 02.11.2026'],
    ['what may be one day or another', '3/4/2026 31/12/2025', 'text', '3/4/2026 31/12/2025'],
    ['days that there are not', '2026-02-30', 'text', '2026-02-30'],
    ['yes and no', 'yes no', 'yes-no', 'no yes'],
    ['words', 'home b10 b9', 'text', 'b9 b10 home'],
    ['formulas', '=1+1 2', 'text', '=1+1 2'],
    ['nothing', '', 'text', ''],
  ];
  for (const [what, values, kind, order] of rows) {
    it(`may be ${what}`, () => {
      const text = `case,transcript,x\n${values
        .split(' ')
        .map((value, i) => `P${i},,"${value}"\n`)
        .join('')}`;
      const [attribute] = readCases(text).value.attributes;
      assert.deepEqual([attribute?.kind, attribute?.values.join(' ')], [kind, order]);
    });
  }
});
