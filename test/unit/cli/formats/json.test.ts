import assert from 'node:assert/strict';
import { toJson } from '../../../../server/src/cli/formats/json.js';
import { honest } from '../../../support/hostile.js';

describe('JSON', () => {
  it('is written as ever where there is nothing to spell', () => {
    const value = { words: honest.slice(0, -2), count: -1 };
    assert.equal(toJson(value), JSON.stringify(value, null, 2));
  });
});
