import assert from 'node:assert/strict';
import { placeSegments, type Place } from '../../../../server/src/core/anchor/placeSegments.js';
import type { CodingsRecord } from '../../../../server/src/core/study/study.js';
import { checkAnchors } from '../../../../server/src/core/checks/anchors.js';
import { findCode } from '../../../../server/src/core/checks/codeRange.js';
import { checkCodebook, checkRecord } from '../../../../server/src/core/checks/index.js';
import type { Problem } from '../../../../server/src/core/text/problem.js';
import { linesOf } from '../../../../server/src/core/text/lines.js';
import { readMarks } from '../../../support/marks.js';
import { codingsFile, codingsPath, deskOf, digestOf } from '../support/desk.js';

const text = 'one two one\n';
/** What the small codebook would be told about besides. */
const quiet = { 'gloss.yaml': 'checks: { missing-weight: off, similar-colors: off, unused-code: off }\n' };
const entry = (codes: string, id = 'aa'): string =>
  `  - id: ${id}\n    at: 1:5-1:8\n    quote: two\n    codes: ${codes}\n`;

/** The problem found is the one marked in the file. */
function assertMarked(problems: readonly Problem[], fixture: string, code: string, message: RegExp): void {
  const [range] = readMarks(fixture).ranges;
  assert.deepEqual(
    problems.map((problem) => [problem.code, problem.range]),
    [[code, { start: range?.start, end: range?.end }]],
  );
  assert.match(problems[0]?.message ?? '', message);
}

/** Where the record's segments are in a text, by id. */
function placesIn(text: string, { value }: CodingsRecord): ReadonlyMap<string, Place> {
  const places = placeSegments(linesOf(text), value.segments, value.text === digestOf(text));
  return new Map(value.segments.map(({ id }, i) => [id, places[i]!]));
}

describe('checking a codings file', () => {
  const check = (what: string, fixture: string, code: string, message: RegExp, nearest?: readonly string[]): void => {
    it(`reports ${what}, where it is`, () => {
      const { study } = deskOf(text, { ...quiet, [codingsPath]: readMarks(fixture).text });
      const problems = checkRecord(study, study.records.get(codingsPath)!);
      assertMarked(problems, fixture, code, message);
      if (nearest) assert.deepEqual(problems[0]?.data?.['nearest'], nearest);
    });
  };
  check('an unknown code', codingsFile(text, entry('[trust, ⟦trus⟧]')), 'unknown-code', /Did you mean trust\?/, [
    'trust',
  ]);
  check(
    'a retired code',
    codingsFile(text, entry('[{ code: ⟦old-code⟧, weight: 1 }]')),
    'retired-code',
    /Use “trust” instead/,
    ['trust'],
  );
  check('an old id', codingsFile(text, entry('[⟦confidence⟧]')), 'old-id', /now called “trust”/, ['trust']);
  check(
    'a transcript that is not there',
    codingsFile(text, '').replace('transcripts/P01.txt', '⟦transcripts/P9.txt⟧'),
    'missing-transcript',
    /are kept/,
  );
  check('what its reader found', `${codingsFile(text, entry('[trust]'))}    ⟦own⟧: 1\n`, 'unknown-key', /own/);

  it('finds nothing wrong with one that is right', () => {
    const { study } = deskOf(text, { ...quiet, [codingsPath]: codingsFile(text, entry('[trust]')) });
    const record = study.records.get(codingsPath)!;
    assert.deepEqual(checkRecord(study, record), []);
    assert.deepEqual(checkAnchors(record, placesIn(text, record)), []);
  });

  const anchors: readonly (readonly [now: string, code: string | undefined])[] = [
    ['one two one\n', undefined],
    ['a line\none two one\n', undefined],
    ['one 2 one\n', 'quote-not-found'],
    ['x\ntwo two\n', 'ambiguous-quote'],
  ];
  for (const [now, code] of anchors) {
    it(`finds ${code ?? 'nothing wrong'} where the transcript now reads ${JSON.stringify(now)}`, () => {
      const { study } = deskOf(now, { ...quiet, [codingsPath]: codingsFile('another text', entry('[trust]')) });
      const record = study.records.get(codingsPath)!;
      const problems = checkAnchors(record, placesIn(now, record));
      assert.deepEqual(
        problems.map((problem) => problem.code),
        code === undefined ? [] : [code],
      );
      assert.deepEqual(
        problems.map(({ data }) => data),
        code === undefined ? [] : [{ segment: 'aa' }],
      );
    });
  }

  it('reports an id that stands in two files, in the second', () => {
    const other = 'codings/coder2/P01.txt.codings.yaml';
    const fixture = codingsFile(text, entry('[trust]', '⟦aa⟧'));
    const { study } = deskOf(text, {
      ...quiet,
      [codingsPath]: codingsFile(text, entry('[trust]')),
      [other]: readMarks(fixture).text,
    });
    assert.deepEqual(checkRecord(study, study.records.get(codingsPath)!), []);
    assertMarked(checkRecord(study, study.records.get(other)!), fixture, 'duplicate-id', /codings\/coder1/);
  });
});

describe('checking a codebook', () => {
  it('reports codes named in it that no codebook has, and ids that stand elsewhere', () => {
    const { study } = deskOf(text, {
      'codebooks/z.codebook.yaml':
        'codes:\n  - id: trust\n  - id: b\n    merged-into: trsut\n    differs: [{ code: confidence, rule: r }]\n',
    });
    const problems = checkCodebook(study, 'codebooks/z.codebook.yaml');
    assert.deepEqual(problems.map(({ code }) => code).sort(), ['duplicate-code', 'unknown-code']);
    assert.deepEqual(checkCodebook(study, 'codebooks/main.codebook.yaml'), []);
    assert.deepEqual(checkCodebook(study, 'nowhere'), []);
  });

  it('finds a code in an entry as a whole word, not in what comes before', () => {
    const { text: lines, ranges } = readMarks('  - id: a\n    quote: a b\n    codes: [b-a, a.b, { code: ⟦a⟧ }]\n');
    const [range] = ranges;
    assert.deepEqual(findCode(lines, 'a', { start: 0, end: lines.length }), { start: range?.start, end: range?.end });
    assert.deepEqual(findCode(lines, 'nowhere', { start: 0, end: lines.length }), { start: 0, end: 1 });
  });
});
