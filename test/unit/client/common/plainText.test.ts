import assert from 'node:assert/strict';
import { plainText } from '../../../../client/src/common/plainText.js';
import { honest } from '../../../support/hostile.js';

describe('text of a study in the editor’s rows and messages', () => {
  it('leaves words of all scripts as they are', () => {
    for (const text of honest) assert.equal(plainText(text), text);
  });
});
