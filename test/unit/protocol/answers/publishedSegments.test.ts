import assert from 'node:assert/strict';
import type { ChangeSegmentsParams, PublishSegmentsParams, SegmentMark } from '#protocol';
import { keepPublished } from '../../../../server/src/protocol/answers/publishedSegments.js';

const uri = 'file:///study/transcripts/P01.txt';
const at = (line: number, start: number, end: number): SegmentMark['range'] => ({
  start: { line, character: start },
  end: { line, character: end },
});
const mark = (id: string, range: SegmentMark['range']): SegmentMark => ({
  id,
  coder: 'me',
  range,
  state: 'exact',
  codes: [],
  own: true,
});
const whole: PublishSegmentsParams = {
  uri,
  version: 1,
  state: 1,
  study: 'file:///study',
  coder: 'me',
  segments: [mark('a', at(0, 0, 4)), mark('b', at(2, 0, 4)), mark('c', at(4, 0, 4)), mark('d', at(6, 0, 4))],
  runs: [{ range: at(0, 0, 4), lines: [] }],
  tints: {},
  coded: 0.5,
  doubtful: 0,
  attention: [],
};
const change = (what: Partial<ChangeSegmentsParams>): ChangeSegmentsParams => ({
  uri,
  version: 2,
  before: 1,
  state: 2,
  moves: [],
  segments: [],
  runs: [],
  ...what,
});

describe('what is published, kept up change by change', () => {
  let asked: string[];
  let kept: ReturnType<typeof keepPublished>;
  beforeEach(() => {
    asked = [];
    kept = keepPublished((document) => asked.push(document));
    kept.take(whole);
  });
  const ids = (params: PublishSegmentsParams | undefined): string | undefined =>
    params?.segments.map(({ id, range }) => `${id}${range.start.line}`).join(' ');

  it('takes over what a change says, and keeps the rest', () => {
    const now = kept.change(change({ coded: 0.75, runs: [{ start: 0, deleteCount: 1, insert: [] }] }));
    assert.deepEqual(now, { ...whole, version: 2, state: 2, coded: 0.75, runs: [] });
    assert.equal(kept.get(uri), now);
  });

  it('makes edits that count entries as they were', () => {
    const [x, y] = [mark('x', at(1, 0, 2)), mark('y', at(7, 0, 2))];
    const segments = [
      { start: 1, deleteCount: 2, insert: [x] },
      { start: 4, deleteCount: 0, insert: [y] },
    ];
    assert.equal(ids(kept.change(change({ segments }))), 'a0 x1 d6 y7');
  });

  it('moves lines before it makes edits, each from its line up to that of the next', () => {
    const moves = [
      { from: 1, by: 1 },
      { from: 4, by: -1 },
    ];
    const segments = [{ start: 0, deleteCount: 1, insert: [] }];
    assert.equal(ids(kept.change(change({ moves, segments }))), 'b3 c3 d5');
  });

  it('leaves out what speaks of another state, and asks once for the whole', () => {
    assert.equal(kept.change(change({ before: 2, state: 3 })), undefined);
    assert.equal(kept.change(change({ before: 3, state: 4 })), undefined);
    assert.deepEqual([asked, kept.get(uri)], [[uri], whole]);
    kept.take({ ...whole, state: 5 });
    assert.equal(kept.change(change({ before: 5, state: 6, coded: 1 }))?.coded, 1);
    assert.equal(asked.length, 1);
  });

  it('asks again where another message is missed after that', () => {
    kept.change(change({ before: 2, state: 3 }));
    kept.take({ ...whole, state: 4 });
    kept.change(change({ before: 8, state: 9 }));
    assert.equal(asked.length, 2);
  });

  it('knows nothing of a document that was closed', () => {
    kept.forget(uri);
    assert.equal(kept.get(uri), undefined);
    assert.equal(kept.change(change({})), undefined);
    assert.deepEqual(asked, [uri]);
  });
});
