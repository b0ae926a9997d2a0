import assert from 'node:assert/strict';
import { passagesOf } from '../../../../server/src/core/reconcile/passages.js';
import { readMarks } from '../../../support/marks.js';
import { type Coded, placedOf } from './placedCodings.js';

/** Marks are named `a1-code-code`: the coder's letter, a number of the segment, its codes. */
const readCoded = (fixture: string): { text: string; coded: readonly Coded[] } => {
  const { text, ranges } = readMarks(fixture);
  const coded = ranges.map(({ name: mark, start, end }): Coded => {
    const [name = '', ...codes] = mark.split('-');
    return { name, coder: name[0] ?? '', codes, start, end };
  });
  return { text, coded };
};

describe('Passages of several coders', () => {
  const check = (what: string, fixture: string, expected: readonly string[], coders = ['a', 'b']): void => {
    it(what, () => {
      const { text, coded } = readCoded(fixture);
      const passages = passagesOf(placedOf(text, coded), coders, text, (id) => (id === 'old' ? 'new' : id));
      assert.deepEqual(
        passages.map(({ key, difference }) => `${key} ${difference}`),
        expected,
      );
    });
  };
  check('agree where words and codes are the same', '⟦a1-x|⟦b1-x|We waited⟧⟧.', ['a1+b1 agreed']);
  check('agree whatever stands around the words', '⟦a1-x|⟦b1-x|We waited⟧. ⟧Then', ['a1+b1 agreed']);
  check('agree by the ids that codes have today', '⟦a1-old|⟦b1-new|We waited⟧⟧.', ['a1+b1 agreed']);
  check('agree in whatever order codes stand', '⟦a1-x-y|⟦b1-y-x|We waited⟧⟧.', ['a1+b1 agreed']);
  check('differ in codes', '⟦a1-x|⟦b1-x-y|We waited⟧⟧.', ['a1+b1 codes']);
  check('differ in bounds', '⟦a1-x|We ⟦b1-x|waited⟧⟧.', ['a1+b1 bounds']);
  check('differ in both', '⟦a1-x|We ⟦b1-y|waited⟧⟧.', ['a1+b1 codes-and-bounds']);
  check('are coded by one alone', '⟦a1-x|We⟧ waited ⟦b1-x|long⟧.', ['a1 missing', 'b1 missing']);
  check('that touch do not overlap', '⟦a1-x|We ⟧⟦b1-x|waited⟧.', ['a1 missing', 'b1 missing']);
  check('go together where most is shared', '⟦a1-x|We waited ⟦a2-x|⟦b1-x|very⟧ long⟧ there⟧.', [
    'a1 missing',
    'a2+b1 bounds',
  ]);
  check('have one segment of each coder', '⟦a1-x|⟦b1-x|We waited⟧ ⟦b2-y|long⟧⟧.', ['a1+b1 bounds', 'b2 missing']);
  check(
    'of three coders are missing where one has none',
    '⟦a1-x|⟦b1-x|⟦c1-x|We⟧⟧⟧ ⟦a2-x|⟦b2-x|waited⟧⟧',
    ['a1+b1+c1 agreed', 'a2+b2 missing'],
    ['a', 'b', 'c'],
  );
  check('are those of the chosen coders alone', '⟦a1-x|⟦c1-x|We⟧⟧ ⟦b1-x|waited⟧', ['a1 missing', 'b1 missing']);

  it('leave out what has no certain place', () => {
    const { text, coded } = readCoded('⟦a1-x|⟦b1-x|We waited⟧⟧.');
    const placed = placedOf(text, [{ ...coded[0]!, state: 'ambiguous' }, coded[1]!]);
    assert.deepEqual(
      passagesOf(placed, ['a', 'b'], text, String).map(({ key }) => key),
      ['b1'],
    );
  });
});
