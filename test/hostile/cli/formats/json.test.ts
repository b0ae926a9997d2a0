import assert from 'node:assert/strict';
import { toJson } from '../../../../server/src/cli/formats/json.js';
import { commandsIn, forbiddenIn, hostile } from '../../../support/hostile.js';

describe('JSON', () => {
  for (const [what, text] of hostile) {
    it(`spells ${what}`, () => {
      const json = toJson({ [text]: [text] });
      assert.deepEqual(forbiddenIn(json), []);
      assert.deepEqual(commandsIn(json), []);
      assert.deepEqual(JSON.parse(json), { [text]: [text] });
    });
  }
});
