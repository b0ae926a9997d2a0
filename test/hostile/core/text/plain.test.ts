import assert from 'node:assert/strict';
import { linesIn, plain } from '../../../../server/src/core/text/plain.js';
import { forbiddenIn, hostile } from '../../../support/hostile.js';

describe('plain text', () => {
  for (const [what, text] of hostile) {
    it(`makes one line of ${what}`, () => {
      assert.deepEqual(forbiddenIn(plain(text)), []);
      assert.equal(linesIn(plain(text)).length, 1);
      assert.equal(plain(plain(text)), plain(text));
    });
  }
});
