import assert from 'node:assert/strict';
import { faithful, messageText, plain } from '../../../../server/src/core/text/plain.js';
import { forbiddenIn, forbiddenMarks, honest, honestMarks } from '../../../support/hostile.js';

describe('plain text', () => {
  it('leaves words of all scripts as they are', () => {
    for (const text of honest) {
      assert.equal(plain(text), text);
      assert.equal(faithful(text), text);
    }
  });

  it('leaves no mark that a terminal obeys or that nobody sees', () => {
    for (const mark of forbiddenMarks) {
      assert.deepEqual(forbiddenIn(plain(`a${mark}b`)), [], JSON.stringify(mark));
      assert.doesNotMatch(plain(`a${mark}b\n`), /\n/);
      assert.deepEqual(forbiddenIn(faithful(`a${mark}b`), honestMarks), [], JSON.stringify(mark));
    }
  });

  it('keeps, as data, lines and the marks of honest texts', () => {
    assert.equal(faithful('a\r\nb\u2028c\rd'), 'a\nb\nc\nd');
    for (const mark of honestMarks) assert.equal(faithful(`a${mark}b`), `a${mark}b`);
    assert.equal(faithful('a\x1bb\u202ec'), 'a\ufffdb\ufffdc');
  });

  it('leaves no link to a command in a message', () => {
    assert.doesNotMatch(messageText('There is no [x](command:y) and no [a]\u200b(command:b).'), /\]\(/);
  });
});
