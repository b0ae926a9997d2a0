import assert from 'node:assert/strict';
import {
  countCodes,
  countInRecord,
  currentIds,
  findSegment,
  findSegments,
  recentCodes,
  type SegmentQuery,
} from '../../../../server/src/core/queries/query.js';
import type { Study } from '../../../../server/src/core/study/study.js';
import { codingsFile, codingsPath, deskOf } from '../support/desk.js';

const text = 'one two three four\n';
const entry = (id: string, column: number, codes: string, on = '2026-11-01'): string =>
  `  - id: ${id}\n    at: 1:${column}-1:${column + 3}\n    quote: q\n    codes: [${codes}]\n    on: ${on}\n`;

const study: Study = deskOf(text, {
  [codingsPath]: codingsFile(
    text,
    entry('late', 5, 'trust, clashing-paces', '2026-11-03') + entry('early', 1, 'confidence'),
  ),
  'codings/coder2/P01.txt.codings.yaml': codingsFile(text, entry('theirs', 3, 'trust')).replace('coder1', 'coder2'),
  'codings/coder1/A.txt.codings.yaml': codingsFile(
    text,
    entry('first', 1, 'clashing-paces, institutional-opposition', '2026-11-02') +
      entry('lost', 2, 'unknown, unknown', '2026-12-01'),
  ).replace('P01', 'A'),
}).study;

describe('finding segments', () => {
  const check = (what: string, query: SegmentQuery, expected: readonly string[]): void => {
    it(what, () => {
      const found = findSegments(study, query).map(
        ({ transcript, segments }) =>
          `${transcript.slice(12, -4)}: ${segments.map(({ segment }) => segment.id).join(' ')}`,
      );
      assert.deepEqual(found, expected);
    });
  };
  check('goes by transcript, then by text', {}, ['A: first lost', 'P01: early theirs late']);
  check('takes a code with its old ids', { codes: ['trust'] }, ['P01: early theirs late']);
  check('takes an old id for its code', { codes: ['confidence'] }, ['P01: early theirs late']);
  check('gives a segment with two of the codes once', { codes: ['trust', 'clashing-paces'] }, [
    'A: first',
    'P01: early theirs late',
  ]);
  check('takes one coder', { codes: ['trust'], coder: 'coder2' }, ['P01: theirs']);
  check('takes one transcript', { transcript: 'transcripts/A.txt' }, ['A: first lost']);
  check('finds what no codebook knows', { codes: ['unknown'] }, ['A: lost']);
  check('finds nothing of no code', { codes: [] }, []);

  it('finds one by its id, with the file it is in', () => {
    assert.equal(findSegment(study, 'theirs')?.record.coder, 'coder2');
    assert.equal(findSegment(study, 'nowhere'), undefined);
  });
});

describe('counting codes', () => {
  const counts = (transcript?: string): Readonly<Record<string, readonly number[]>> =>
    Object.fromEntries(
      [...countCodes(study, transcript)].map(([id, { segments, transcripts, coders }]) => [
        id,
        [segments, transcripts.size, coders.size],
      ]),
    );

  it('counts segments, transcripts and coders by current id', () => {
    assert.deepEqual(counts(), {
      trust: [3, 1, 2],
      'clashing-paces': [2, 2, 1],
      'institutional-opposition': [1, 1, 1],
      unknown: [1, 1, 1],
    });
    assert.deepEqual(counts('transcripts/A.txt'), {
      'clashing-paces': [1, 1, 1],
      'institutional-opposition': [1, 1, 1],
      unknown: [1, 1, 1],
    });
  });

  it('counts a segment that has a code under its id and an old id once', () => {
    const twice = deskOf(text, {
      [codingsPath]: codingsFile(text, entry('both', 1, 'trust, confidence, trust') + entry('old', 5, 'confidence')),
    }).study;
    assert.equal(countCodes(twice).get('trust')?.segments, 2);
    const [record] = twice.records.values();
    assert.deepEqual(Object.fromEntries(countInRecord(record!, currentIds(twice))), { trust: 2 });
    assert.deepEqual(
      findSegments(twice, { codes: ['trust'] }).map(({ segments }) => segments.map(({ segment }) => segment.id)),
      [['both', 'old']],
    );
  });

  it('counts what a retired code was merged into, for codings of an older branch', () => {
    const older = deskOf(text, {
      [codingsPath]: codingsFile(text, entry('both', 1, 'old-code, trust') + entry('old', 5, 'old-code')),
    }).study;
    assert.deepEqual(
      [...countCodes(older)].map(([id, { segments }]) => [id, segments]),
      [['trust', 2]],
    );
    const found = (code: string): number =>
      findSegments(older, { codes: [code] }).flatMap((one) => one.segments).length;
    assert.deepEqual([found('trust'), found('old-code')], [2, 0]);
  });

  it('has the codes used last, the latest first, of those that are in a codebook', () => {
    assert.deepEqual(recentCodes(study, 'coder1', 9).slice(0, 1), ['clashing-paces']);
    assert.deepEqual(
      new Set(recentCodes(study, 'coder1', 9)),
      new Set(['trust', 'clashing-paces', 'institutional-opposition']),
    );
    assert.equal(recentCodes(study, 'coder1', 9).at(-1), 'institutional-opposition');
    assert.deepEqual(recentCodes(study, 'coder1', 1), ['clashing-paces']);
    assert.deepEqual(recentCodes(study, 'nobody', 9), []);
  });
});
