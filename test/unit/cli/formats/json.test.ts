import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toJson } from '../../../../server/src/cli/formats/json.js';
import { commandsIn, forbiddenIn, forbiddenMarks, honest, hostile } from '../../../support/hostile.js';

describe('JSON', () => {
  for (const [what, text] of hostile) {
    it(`spells ${what}`, () => {
      const json = toJson({ [text]: [text] });
      assert.deepEqual(forbiddenIn(json), []);
      assert.deepEqual(commandsIn(json), []);
      assert.deepEqual(JSON.parse(json), { [text]: [text] });
    });
  }

  it('is read back as it was, also with every mark that is spelled', () => {
    assert.deepEqual(JSON.parse(toJson(forbiddenMarks)), forbiddenMarks);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.deepEqual(JSON.parse(toJson(value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is written as ever where there is nothing to spell', () => {
    const value = { words: honest.slice(0, -2), count: -1 };
    assert.equal(toJson(value), JSON.stringify(value, null, 2));
  });
});
