import assert from 'node:assert/strict';
import { placeAgain } from '../../../../server/src/core/anchor/placeAgain.js';
import { placeSegments } from '../../../../server/src/core/anchor/placeSegments.js';
import { printCodings } from '../../../../server/src/core/codings/printCodings.js';
import { readCodings } from '../../../../server/src/core/codings/readCodings.js';
import type { Codings, Segment } from '../../../../server/src/core/codings/segment.js';
import { linesOf } from '../../../../server/src/core/text/lines.js';

const lines = linesOf('We waited for months.\nThen a nurse opened the door.\n');
const named = 'sha256-1d972bc6882f02f3';

describe('placeAgain', () => {
  const at = (id: string, line: number, column: number, quote: string): Segment => ({
    id,
    from: { line, column },
    to: { line, column: column + quote.length },
    quote,
    codes: [{ code: 'trust' }],
  });
  const file = (segments: readonly Segment[], text = named): Codings =>
    readCodings(printCodings({ transcript: 'transcripts/P01.txt', coder: 'me', text, segments: [...segments] })).value;
  const [waited, nurse, door] = [at('waited', 1, 4, 'waited'), at('nurse', 2, 8, 'nurse'), at('door', 2, 25, 'door')];
  const before = file([waited, nurse]);
  const places = placeSegments(lines, before.segments, true);

  it('gives what did not change the very place that it had, and finds the rest', () => {
    const now = file([waited, nurse, door]);
    const again = placeAgain({ codings: before, places }, now, lines);
    assert.deepEqual(again, placeSegments(lines, now.segments, true));
    assert.equal(again[0], places[0]);
  });

  it('finds again what has other bounds', () => {
    const now = file([waited, at('nurse', 2, 6, 'a nurse')]);
    assert.deepEqual(placeAgain({ codings: before, places }, now, lines), placeSegments(lines, now.segments, true));
  });

  it('leaves a file alone in which a segment is not where it says', () => {
    const wrong = at('nurse', 2, 8, 'doctor');
    assert.equal(placeAgain({ codings: before, places }, file([waited, wrong]), lines), undefined);
    assert.equal(placeAgain({ codings: before, places }, file([waited, at('far', 9, 1, 'x')]), lines), undefined);
  });

  it('leaves a file alone of which another text was named', () => {
    assert.equal(placeAgain({ codings: before, places }, file([waited], 'sha256-0000000000000001'), lines), undefined);
  });
});
