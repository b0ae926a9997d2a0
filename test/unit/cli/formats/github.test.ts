import assert from 'node:assert/strict';
import { toCommand } from '../../../../server/src/cli/formats/github.js';

describe('annotations', () => {
  it('keep the lines of a message', () => {
    assert.equal(toCommand({ level: 'notice', title: 'a: b', message: '1%\n2' }), '::notice title=a%3A b::1%25%0A2');
  });
});
