import assert from 'node:assert/strict';
import fc from 'fast-check';
import { arePlain, faithful, plain } from '../../../../server/src/core/text/plain.js';
import { forbiddenIn, honest, hostile } from '../../../support/hostile.js';

describe('plain text', () => {
  it('is found for many lines at once', () => {
    assert.ok(arePlain('a\tb\n\nc', 3));
    assert.ok(!arePlain('a\nb', 1));
    const text = fc.constantFrom(...honest, ...hostile.map(([, each]) => each), '\n', 'a\tb', '', 'a');
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (lines) => {
        if (arePlain(lines.join('\n'), lines.length)) assert.deepEqual(lines.map(plain), lines);
      }),
    );
  });

  it('makes any text plain, once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.deepEqual(forbiddenIn(plain(text)), []);
        assert.equal(plain(plain(text)), plain(text));
        assert.equal(faithful(faithful(text)), faithful(text));
      }),
    );
  });
});
