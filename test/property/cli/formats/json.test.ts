import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toJson } from '../../../../server/src/cli/formats/json.js';
import { forbiddenMarks } from '../../../support/hostile.js';

describe('JSON', () => {
  it('is read back as it was, also with every mark that is spelled', () => {
    assert.deepEqual(JSON.parse(toJson(forbiddenMarks)), forbiddenMarks);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.deepEqual(JSON.parse(toJson(value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
