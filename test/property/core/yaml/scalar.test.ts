import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { printFlowScalar, printScalar, quoteScalar } from '../../../../server/src/core/yaml/scalar.js';
import { oddText } from '../support/arbitraries.js';

describe('a YAML scalar', () => {
  it('reads back as the very string, for a YAML 1.1 and a 1.2 reader', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const block = `key: ${printScalar(text, 2)}\n`;
        const flow = `[${printFlowScalar(text)}, { key: ${printFlowScalar(text)} }]\n`;
        for (const version of ['1.1', '1.2'] as const) {
          assert.deepEqual(parse(block, { version }), { key: text });
          assert.deepEqual(parse(flow, { version }), [text, { key: text }]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is quoted on one line, of characters that can be printed', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const quoted = quoteScalar(text);
        assert.match(quoted, /^"[^\p{Cc}\p{Zl}\p{Zp}\p{Cs}\ufeff]*"$/u);
        assert.equal(JSON.parse(quoted), text);
      }),
      { numRuns: 100 },
    );
  });
});
