import assert from 'node:assert/strict';
import { applySplices, spliceBetween } from '../../../../server/src/core/text/splice.js';
import { readMarks } from '../../../support/marks.js';

describe('splices', () => {
  const check = (what: string, fixture: string, texts: readonly string[], expected: string): void => {
    it(`applies ${what}`, () => {
      const { text, ranges } = readMarks(fixture);
      const splices = ranges.map(({ start, end }, i) => ({ start, end, text: texts[i] ?? '' }));
      assert.equal(applySplices(text, splices), expected);
    });
  };
  check('none', 'abc', [], 'abc');
  check('one in the middle', 'a⟦b⟧c', ['XY'], 'aXYc');
  check('an insertion and a removal that touch', 'a⟦⟧⟦b⟧c', ['X', ''], 'aXc');
  check('two at one place in the order given', 'a⟦⟧⟦⟧b', ['1', '2'], 'a12b');
  check('several at the ends', '⟦a⟧b⟦c⟧', ['', 'C!'], 'bC!');

  it('applies those given out of order', () => {
    assert.equal(
      applySplices('abcd', [
        { start: 3, end: 4, text: 'D' },
        { start: 0, end: 1, text: 'A' },
      ]),
      'AbcD',
    );
  });

  const between: readonly (readonly [before: string, after: string, replaced: string])[] = [
    ['abc', 'abc', 'abc⟦⟧'],
    ['abc', 'aXc', 'a⟦b⟧c'],
    ['aa', 'aaa', 'aa⟦⟧'],
    ['abab', 'ab', 'ab⟦ab⟧'],
    ['', 'x', '⟦⟧'],
    ['a😀b', 'a😁b', 'a⟦😀⟧b'],
    ['𐀀', '𐐀', '⟦𐀀⟧'],
  ];
  for (const [before, after, replaced] of between) {
    it(`turns “${before}” into “${after}” at ${replaced}`, () => {
      const { ranges } = readMarks(replaced);
      const { start, end, text } = spliceBetween(before, after);
      assert.deepEqual({ start, end }, { start: ranges[0]?.start, end: ranges[0]?.end });
      assert.equal(before.slice(0, start) + text + before.slice(end), after);
    });
  }
});
