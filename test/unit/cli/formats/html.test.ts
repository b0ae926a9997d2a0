import assert from 'node:assert/strict';
import { escapeHtml } from '../../../../server/src/cli/formats/html.js';

describe('text in HTML', () => {
  it('reads as the text did', () => {
    assert.equal(escapeHtml('a <b> & "c" d_e'), 'a &#60;b&#62; &#38; &#34;c&#34; d&#95;e');
  });
});
