import assert from 'node:assert/strict';
import { staleSegments, type StaleQuery } from '../../../../server/src/core/queries/stale.js';
import { book, coded, codes, codings, codingsOf, studyWith } from '../checks/support.js';

describe('the segments to look at again', () => {
  const second = 'transcripts/P00.txt';
  const study = studyWith({
    [book]: codes(
      'id: trust\naliases: [faith]\nrevised: 2026-10-05',
      'id: pace\nrevised: 2026-11-01',
      'id: old\nstatus: retired\nrevised: 2026-11-01',
      'id: hope',
    ),
    [codings]: coded([
      'b 2:1-2:9 [trust, hope, pace] on: 2026-10-01',
      'a 1:1-1:9 [pace] on: 2026-10-30',
      'c 3:1-3:9 [trust] on: 2026-10-30',
      'd 4:1-4:9 [old, hope] on: 2026-01-01',
    ]),
    [codingsOf('bob')]: coded(['e 1:1-1:8 [faith] on: 2026-01-01'], 'bob'),
    [second]: '',
    'codings/bob/P00.txt.codings.yaml': coded(['f 9:1-9:8 [pace] reviewed: 2026-10-31'], 'bob', second),
  });
  const find = (query?: StaleQuery): readonly string[] =>
    staleSegments(study, query).map(
      ({ segment, codes: why }) =>
        `${segment.id} ${why.map(({ code, revised }) => `${code.id} ${revised}`).join(', ')}`,
    );

  it('are those coded before one of their codes was revised, in order of the texts, with the reason', () => {
    assert.deepEqual(find(), [
      'f pace 2026-11-01',
      'a pace 2026-11-01',
      'e trust 2026-10-05',
      'b pace 2026-11-01, trust 2026-10-05',
    ]);
  });
  it('are those of a coder, a transcript or codes alone', () => {
    assert.deepEqual(find({ coder: 'ann' }), ['a pace 2026-11-01', 'b pace 2026-11-01, trust 2026-10-05']);
    assert.deepEqual(find({ transcript: second }), ['f pace 2026-11-01']);
    assert.deepEqual(find({ codes: ['faith'] }), ['e trust 2026-10-05', 'b trust 2026-10-05']);
    assert.deepEqual(find({ codes: ['hope'] }), []);
  });
});
