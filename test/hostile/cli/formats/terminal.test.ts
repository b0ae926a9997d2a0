import assert from 'node:assert/strict';
import { columns, indented, toLine } from '../../../../server/src/cli/formats/terminal.js';
import { commandsIn, forbiddenIn, hostile } from '../../../support/hostile.js';

describe('lines for a terminal', () => {
  for (const [what, text] of hostile) {
    it(`hold no ${what}`, () => {
      const shown = [toLine(text), ...indented(text, '    ').map(toLine), ...columns([[text, 1]]).map(toLine)];
      for (const line of shown) {
        assert.deepEqual(forbiddenIn(line), []);
        assert.doesNotMatch(line, /\n/);
        assert.deepEqual(commandsIn(line), []);
      }
    });
  }
});
