import assert from 'node:assert/strict';
import { parseCodings } from '../../../../server/src/core/codings/readCodings.js';
import { readMarks } from '../../../support/marks.js';

const header = 'transcript: transcripts/P01.txt\ncoder: coder1\ntext: sha256-1f3c9a7be2d04411\n';
const entry = '  - id: a1\n    at: 1:1-1:4\n    quote: the\n    codes: [trust]\n';

describe('reading codings', () => {
  const check = (what: string, fixture: string, code: string, message: RegExp, kept: number): void => {
    it(`reports ${what} and keeps the rest`, () => {
      const { text, ranges } = readMarks(fixture);
      const { value, problems } = parseCodings(text);
      assert.deepEqual(
        problems.map((problem) => [problem.code, problem.range]),
        [[code, { start: ranges[0]?.start, end: ranges[0]?.end }]],
      );
      assert.match(problems[0]?.message ?? '', message);
      assert.equal(value.segments.length, kept);
    });
  };
  const listed = (entries: string): string => `${header}segments:\n${entry}${entries}`;
  check('an unknown key', listed('    ⟦own⟧: x\n'), 'unknown-key', /“own”/, 1);
  check('an id that stands twice', listed(entry.replace('a1', '⟦a1⟧')), 'duplicate-id', /“a1”/, 2);
  check(
    'a position that is none',
    listed(entry.replace('a1', 'a2').replace('1:1-1:4', '⟦1:4-1:1⟧')),
    'bad-position',
    /12:5-12:48/,
    1,
  );
  check('a column 0', listed(entry.replace('a1', 'a2').replace('1:1-1:4', '⟦1:0-1:4⟧')), 'bad-position', /from 1/, 1);
  check('a missing quote', listed('  - ⟦id: a2⟧\n    at: 1:1-1:4\n    codes: [trust]\n'), 'missing-key', /“quote”/, 1);
  check('an exemplar that is neither', listed('    exemplar: ⟦perhaps⟧\n'), 'bad-value', /“perhaps”/, 1);
  check('an entry that is no map', listed('  - ⟦just text⟧\n'), 'wrong-type', /a segment/, 1);
  check('a missing header', `⟦t⟧ext: x\ncoder: y\nsegments: []\n`, 'missing-key', /“transcript”/, 0);

  it('takes a lone code, weights, and no codes', () => {
    const codesOf = (codes: string): unknown =>
      parseCodings(listed('').replace('[trust]', codes)).value.segments[0]?.codes;
    assert.deepEqual(codesOf('trust'), [{ code: 'trust' }]);
    assert.deepEqual(codesOf('\n      - { code: trust, weight: 2 }\n      - b'), [
      { code: 'trust', weight: 2 },
      { code: 'b' },
    ]);
    assert.deepEqual(codesOf('[{ code: trust, weight: "much" }]'), [{ code: 'trust', weight: 'much' }]);
    assert.deepEqual(codesOf('[]'), []);
  });

  it('takes CRLF, and CR in a quoted text as it is written', () => {
    const text = listed('    memo: |-\n      one\n      two\n    before: "a\\r\\nb"\n').replaceAll('\n', '\r\n');
    const { value, problems } = parseCodings(text);
    assert.deepEqual(problems, []);
    assert.equal(value.segments[0]?.memo, 'one\ntwo');
    assert.equal(value.segments[0].before, 'a\r\nb');
  });

  it('gives each entry the lines it stands in, however the file is written', () => {
    const second = entry.replace('a1', 'a2').replace('the', '|-\n      one\n      two');
    for (const eol of ['\n', '\r\n']) {
      const text = `${header}segments:\n# first\n${entry}\n  # second\n${second}`.replaceAll('\n', eol);
      const { segments } = parseCodings(text).value;
      assert.deepEqual(
        segments.map(({ span }) => text.slice(span.start, span.end)),
        [entry, second].map((lines) => lines.replaceAll('\n', eol)),
      );
    }
  });

  it('never throws', () => {
    for (const text of [
      '',
      '\u0000',
      'segments: 5',
      '- a',
      'segments:\n  -\n',
      '{',
      '<<<<<<< ours\n',
      `${header}segments: *x\n`,
    ]) {
      assert.notEqual(parseCodings(text).problems.length, 0, text);
    }
  });
});
