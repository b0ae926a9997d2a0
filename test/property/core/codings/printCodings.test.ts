import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printCodings } from '../../../../server/src/core/codings/printCodings.js';
import { parseCodings, readCodings } from '../../../../server/src/core/codings/readCodings.js';
import { codings } from '../support/arbitraries.js';
import { withoutSpans } from '../../../unit/core/support/plainCodings.js';

describe('printing codings', () => {
  it('is read back as it was, by either reader, without problems', () => {
    fc.assert(
      fc.property(codings, (value) => {
        const printed = printCodings(value);
        for (const { value: read, problems } of [readCodings(printed), parseCodings(printed)]) {
          assert.deepEqual(problems, []);
          assert.deepEqual(withoutSpans(read), value);
          assert.equal(printCodings(read), printed);
        }
      }),
      { numRuns: 80 },
    );
  });
});
