import assert from 'node:assert/strict';
import { bySegmentOrder, printAt, readAt, type Segment } from '../../../../server/src/core/codings/segment.js';

describe('where a segment says it is', () => {
  for (const written of ['1:1-1:2', '12:5-12:48', '3:1-3:1', '2:9-3:1', '999999999:1-999999999:2']) {
    it(`reads ${written} and prints it alike`, () => {
      const place = readAt(written);
      assert.equal(printAt(place!.from, place!.to), written);
    });
  }

  for (const written of [
    '',
    '1:1',
    '0:1-1:1',
    '1:0-1:1',
    '2:1-1:9',
    '1:5-1:4',
    '1:1-1:x',
    '1:1-1:2-1:3',
    '-1:1-1:1',
    '1:1-1:1e3',
    '9999999999:1-9999999999:2',
  ]) {
    it(`does not read “${written}”`, () => assert.equal(readAt(written), undefined));
  }

  it('orders by text, the longer first where two start together', () => {
    const at = (id: string): Segment => ({ id, ...readAt(id)!, quote: 'q', codes: [] });
    const ids = ['1:1-2:1', '1:1-1:9', '1:2-1:3', '2:1-2:2', '10:1-10:2'];
    assert.deepEqual(
      ids
        .toReversed()
        .map(at)
        .sort(bySegmentOrder)
        .map(({ id }) => id),
      ids,
    );
  });
});
