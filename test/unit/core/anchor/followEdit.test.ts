import assert from 'node:assert/strict';
import { followPlaces, type TextEdit } from '../../../../server/src/core/anchor/followEdit.js';
import type { Place } from '../../../../server/src/core/anchor/placeSegments.js';
import { readMarks, writeMarks } from '../../../support/marks.js';

const followEdit = (place: Place, edit: TextEdit): Place | undefined => {
  const followed = followPlaces([place]);
  followed.follow(edit);
  return followed.places()[0];
};

describe('a segment while its text is edited', () => {
  /** `⟦seg|…⟧` is the segment, `⟦cut|…⟧` what is replaced by `typed`. */
  const check = (what: string, fixture: string, typed: string, expected: string | undefined): void => {
    it(what, () => {
      const { text, ranges } = readMarks(fixture);
      const cut = ranges.find(({ name }) => name === 'cut')!;
      const segment = ranges.find(({ name }) => name === 'seg')!;
      const place: Place = { start: segment.start, end: segment.end, state: 'exact' };
      const after = followEdit(place, { start: cut.start, end: cut.end, length: typed.length })!;
      assert.equal(after.state, expected === undefined ? 'orphaned' : 'exact');
      const edited = text.slice(0, cut.start) + typed + text.slice(cut.end);
      if (expected !== undefined) assert.equal(writeMarks(edited, [after]), expected);
    });
  };
  check('grows with what is typed inside', 'a ⟦seg|tr⟦cut|⟧ust⟧ b', 'xy', 'a ⟦trxyust⟧ b');
  check('does not grow at its start', 'a ⟦cut|⟧⟦seg|trust⟧ b', 'xy', 'a xy⟦trust⟧ b');
  check('does not grow at its end', 'a ⟦seg|trust⟧⟦cut|⟧ b', 'xy', 'a ⟦trust⟧xy b');
  check('moves with what is typed before', '⟦cut|a⟧ ⟦seg|trust⟧ b', 'long', 'long ⟦trust⟧ b');
  check('stays where it is before the edit', 'a ⟦seg|trust⟧ ⟦cut|b⟧', '', 'a ⟦trust⟧ ');
  check('shrinks with what is deleted inside', 'a ⟦seg|tr⟦cut|us⟧t⟧ b', '', 'a ⟦trt⟧ b');
  check('is orphaned when all of it is gone', 'a ⟦cut|⟦seg|trust⟧⟧ b', '', undefined);
  check('is orphaned when more than it is replaced', 'a⟦cut| ⟦seg|trust⟧ ⟧b', 'other', undefined);

  it('gives up what replaces one of its edges', () => {
    const place: Place = { start: 5, end: 10, state: 'moved' };
    assert.deepEqual(followEdit(place, { start: 3, end: 7, length: 1 }), { start: 4, end: 7, state: 'moved' });
    assert.deepEqual(followEdit(place, { start: 8, end: 12, length: 6 }), { start: 5, end: 8, state: 'moved' });
  });

  it('leaves an orphan alone, and places in front of the edit the very same', () => {
    const orphan: Place = { start: 0, end: 0, state: 'orphaned' };
    assert.equal(followEdit(orphan, { start: 0, end: 0, length: 3 }), orphan);
    const place: Place = { start: 1, end: 2, state: 'exact' };
    assert.equal(followEdit(place, { start: 2, end: 9, length: 3 }), place);
  });

  it('follows one edit after the other', () => {
    const followed = followPlaces([
      { start: 0, end: 3, state: 'exact' },
      { start: 4, end: 8, state: 'moved' },
      { start: 9, end: 12, state: 'ambiguous' },
    ]);
    followed.follow({ start: 3, end: 9, length: 1 });
    followed.follow({ start: 1, end: 1, length: 2 });
    followed.follow({ start: 0, end: 0, length: 1 });
    assert.deepEqual(followed.places(), [
      { start: 1, end: 6, state: 'exact' },
      { start: 0, end: 0, state: 'orphaned', deleted: true },
      { start: 7, end: 10, state: 'ambiguous' },
    ]);
  });
});
