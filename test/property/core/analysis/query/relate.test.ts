import fc from 'fast-check';
import assert from 'node:assert/strict';
import type { CodedPlace, CodedSegment } from '../../../../../server/src/core/analysis/codedMaterial.js';
import { relations, type Relation } from '../../../../../server/src/core/analysis/query/querySyntax.js';
import { relate } from '../../../../../server/src/core/analysis/query/relate.js';

/** UTF-16 units of a turn in these transcripts, which have nothing else in them. */
const turnLength = 4;

const arbitraryPlace: fc.Arbitrary<CodedPlace> = fc
  .tuple(fc.nat(20), fc.integer({ min: 1, max: 6 }))
  .map(([start, length]) => ({
    range: { start, end: start + length },
    firstTurn: Math.floor(start / turnLength),
    lastTurn: Math.floor((start + length - 1) / turnLength),
    speakers: [],
  }));

const arbitrarySegment = fc
  .record({ transcript: fc.constantFrom('a', 'b'), place: fc.option(arbitraryPlace, { nil: undefined }) })
  .map(({ transcript, place }) => ({ record: { transcript }, ...(place && { place }) }) as CodedSegment);

/** What each relation means of two places, said unit by unit and turn by turn. */
const meaning: Readonly<Record<Relation, (one: CodedPlace, other: CodedPlace, turns: number | undefined) => boolean>> =
  {
    overlaps: (one, other) => unitsOf(one).some((unit) => unitsOf(other).includes(unit)),
    within: (one, other) => unitsOf(one).every((unit) => unitsOf(other).includes(unit)),
    contains: (one, other) => unitsOf(other).every((unit) => unitsOf(one).includes(unit)),
    before: (one, other, turns = 100) =>
      unitsOf(one).every((unit) => unitsOf(other).every((later) => unit < later)) &&
      other.firstTurn - one.lastTurn <= turns,
    after: (one, other, turns) => meaning.before(other, one, turns),
    near: (one, other, turns = 0) =>
      turnsOf(one).some((turn) => turnsOf(other).some((another) => Math.abs(turn - another) <= turns)),
    with: () => true,
  };

const numbers = (from: number, end: number): readonly number[] =>
  Array.from({ length: end - from }, (_, i) => from + i);
const unitsOf = ({ range }: CodedPlace): readonly number[] => numbers(range.start, range.end);
const turnsOf = ({ firstTurn, lastTurn }: CodedPlace): readonly number[] => numbers(firstTurn, lastTurn + 1);

describe('relations of passages', () => {
  for (const relation of Object.keys(relations) as Relation[]) {
    it(`${relation} holds where it does unit by unit`, () => {
      fc.assert(
        fc.property(
          fc.array(arbitrarySegment, { maxLength: 8 }),
          fc.array(arbitrarySegment, { maxLength: 8 }),
          fc.option(fc.nat(4), { nil: undefined }),
          (left, right, turns) => {
            const expected = left.filter(({ record, place }) =>
              right.some(
                (other) =>
                  place &&
                  other.place &&
                  record.transcript === other.record.transcript &&
                  meaning[relation](place, other.place, turns),
              ),
            );
            assert.deepEqual(relate(left, right, { relation, ...(turns !== undefined && { turns }) }), expected);
          },
        ),
      );
    });
  }
});
