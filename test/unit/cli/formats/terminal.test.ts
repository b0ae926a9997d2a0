import assert from 'node:assert/strict';
import { columns, toLine } from '../../../../server/src/cli/formats/terminal.js';
import { honest } from '../../../support/hostile.js';

describe('lines for a terminal', () => {
  it('leave words of all scripts as they are', () => {
    for (const text of honest) assert.equal(toLine(text), text);
  });

  it('show where something was', () => {
    assert.equal(toLine('a\nb\r\nc\u2028d'), 'a b c d');
    assert.equal(toLine('  ::error::x'), '  : :error::x');
    assert.equal(toLine('a ##[x] ##vso[y]'), 'a # #[x] # #vso[y]');
    assert.equal(toLine('\x1b[2J\u202e'), '\ufffd[2J\ufffd');
  });

  it('keep columns in line, whatever stands in them', () => {
    assert.deepEqual(
      columns([
        ['a\u200b\u200bb', 1],
        ['cd\n', 10],
      ]),
      ['ab    1', 'cd   10'],
    );
  });
});
