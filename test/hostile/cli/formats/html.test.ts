import assert from 'node:assert/strict';
import { escapeHtml } from '../../../../server/src/cli/formats/html.js';
import { forbiddenIn, hostile } from '../../../support/hostile.js';

describe('text in HTML', () => {
  for (const [what, text] of hostile) {
    it(`is nothing but text: ${what}`, () => {
      const html = escapeHtml(text);
      assert.doesNotMatch(html, /[<>"'`=*[\]@\n]|&(?!#\d+;)|:\/\/|www\./);
      assert.deepEqual(forbiddenIn(html), []);
    });
  }
});
