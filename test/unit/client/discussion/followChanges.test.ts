import assert from 'node:assert/strict';
import { followChanges } from '../../../../client/src/discussion/followChanges.js';

describe('followChanges', () => {
  const text = 'one two three';
  const passage = { start: 4, end: 7 };
  /** The passage “two” after the changes, each [from, to, by what], of one moment. */
  const after = (...changes: readonly (readonly [number, number, string])[]): string => {
    const offsets = followChanges(
      passage,
      changes.map(([from, to, put]) => ({ rangeOffset: from, rangeLength: to - from, text: put })),
    );
    const changed = changes
      .toSorted(([a], [b]) => b - a)
      .reduce((so, [from, to, put]) => so.slice(0, from) + put + so.slice(to), text);
    return changed.slice(offsets.start, offsets.end);
  };

  it('stays with its words where others change', () => {
    assert.equal(after([0, 3, 'eleven']), 'two');
    assert.equal(after([0, 4, '']), 'two');
    assert.equal(after([7, 13, '']), 'two');
    assert.equal(after([0, 0, 'x'], [8, 13, 'y']), 'two');
  });

  it('does not take in what is put in at its edges', () => {
    assert.equal(after([4, 4, 'x']), 'two');
    assert.equal(after([7, 7, 'x']), 'two');
  });

  it('takes in what is changed within it', () => {
    assert.equal(after([5, 6, 'oo']), 'tooo');
    assert.equal(after([4, 7, 'deux']), 'deux');
  });

  it('keeps what is left of it', () => {
    assert.equal(after([2, 5, '']), 'wo');
    assert.equal(after([6, 9, '']), 'tw');
    assert.equal(after([0, 13, '']), '');
  });
});
