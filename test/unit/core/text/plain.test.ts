import assert from 'node:assert/strict';
import fc from 'fast-check';
import { arePlain, faithful, linesIn, messageText, plain } from '../../../../server/src/core/text/plain.js';
import { forbiddenIn, forbiddenMarks, honest, honestMarks, hostile } from '../../../support/hostile.js';

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

  it('is told of many lines at once', () => {
    assert.ok(arePlain('a\tb\n\nc', 3));
    assert.ok(!arePlain('a\nb', 1));
    const text = fc.constantFrom(...honest, ...hostile.map(([, each]) => each), '\n', 'a\tb', '', 'a');
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (lines) => {
        if (arePlain(lines.join('\n'), lines.length)) assert.deepEqual(lines.map(plain), lines);
      }),
    );
  });

  for (const [what, text] of hostile) {
    it(`makes one line of ${what}`, () => {
      assert.deepEqual(forbiddenIn(plain(text)), []);
      assert.equal(linesIn(plain(text)).length, 1);
      assert.equal(plain(plain(text)), plain(text));
    });
  }

  it('keeps, as data, lines and the marks of honest texts', () => {
    assert.equal(faithful('a\r\nb\u2028c\rd'), 'a\nb\nc\nd');
    for (const mark of honestMarks) assert.equal(faithful(`a${mark}b`), `a${mark}b`);
    assert.equal(faithful('a\x1bb\u202ec'), 'a\ufffdb\ufffdc');
  });

  it('makes any text plain, once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.deepEqual(forbiddenIn(plain(text)), []);
        assert.equal(plain(plain(text)), plain(text));
        assert.equal(faithful(faithful(text)), faithful(text));
      }),
    );
  });

  it('leaves no link to a command in a message', () => {
    assert.doesNotMatch(messageText('There is no [x](command:y) and no [a]\u200b(command:b).'), /\]\(/);
  });
});
