import assert from 'node:assert/strict';
import fc from 'fast-check';
import { followPlaces, type TextEdit } from '../../../../server/src/core/anchor/followEdit.js';
import type { Place } from '../../../../server/src/core/anchor/placeSegments.js';

const followEdit = (place: Place, edit: TextEdit): Place | undefined => {
  const followed = followPlaces([place]);
  followed.follow(edit);
  return followed.places()[0];
};

describe('a segment while its text is edited', () => {
  it('holds exactly those of its letters that are left, and what stands between them', () => {
    const edits = fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(4));
    fc.assert(
      fc.property(edits, ([a, b, c, d, length]) => {
        const [start, end, from, to] = [Math.min(a, b), Math.max(a, b), Math.min(c, d), Math.max(c, d)];
        fc.pre(start < end);
        const place = followEdit({ start, end, state: 'exact' }, { start: from, end: to, length })!;
        const letters = 'abcdefghijkl';
        const edited = letters.slice(0, from) + '-'.repeat(length) + letters.slice(to);
        const left = Array.from(letters.slice(start, end))
          .filter((letter) => edited.includes(letter))
          .join('');
        if (left === '') assert.equal(place.state, 'orphaned');
        else {
          assert.match(
            edited.slice(place.start, place.end),
            new RegExp(`^${left[0] ?? ''}(?:.*${left.at(-1) ?? ''})?$`),
          );
        }
        if (place.state !== 'orphaned') assert.equal(edited.slice(place.start, place.end).replaceAll('-', ''), left);
      }),
      { numRuns: 300 },
    );
  });
});
