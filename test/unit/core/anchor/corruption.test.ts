import assert from 'node:assert/strict';
import { anchorOf } from '../../../../server/src/core/anchor/makeSegment.js';
import { isCertain, type Place } from '../../../../server/src/core/anchor/place.js';
import { placeSegments } from '../../../../server/src/core/anchor/placeSegments.js';
import type { Segment } from '../../../../server/src/core/codings/segment.js';
import { linesOf } from '../../../../server/src/core/text/lines.js';
import { readMarks, writeMarks, type Mark } from '../../../support/marks.js';
import { answers } from './corruption/answers.js';
import type { Corruption } from './corruption/corruption.js';
import { form } from './corruption/form.js';
import { passages } from './corruption/passages.js';
import { wording } from './corruption/wording.js';

const cases = [...answers, ...passages, ...wording, ...form];

interface Outcome {
  readonly name: string;
  readonly place: Place;
  /** Where it is meant to be. */
  readonly meant: Mark | undefined;
}

interface Placed {
  readonly text: string;
  readonly outcomes: readonly Outcome[];
}

const found = new Map<string, Placed>();

/** Placed once for all tests that ask. */
function placed(corruption: Corruption, known: boolean): Placed {
  const key = JSON.stringify([corruption.was, corruption.is, known]);
  const made = found.get(key) ?? placeAgain(corruption, known);
  found.set(key, made);
  return made;
}

function placeAgain({ was, is }: Corruption, known: boolean): Placed {
  const before = readMarks(was);
  const after = readMarks(is);
  const lines = linesOf(before.text);
  const segments = before.ranges.map((range): Segment => ({ id: range.name, ...anchorOf(lines, range), codes: [] }));
  const places = placeSegments(linesOf(after.text), segments, false, known ? before.text : undefined);
  assert.equal(places.length, segments.length);
  const outcomes = segments.map(({ id }, i) => {
    return { name: id, place: places[i]!, meant: after.ranges.find(({ name }) => name === id) };
  });
  return { text: after.text, outcomes };
}

const isAt = ({ place, meant }: Outcome): boolean => place.start === meant?.start && place.end === meant.end;

/** Drawn at its place, as certain or as changed; or rightly nowhere. */
const isFound = (outcome: Outcome): boolean =>
  outcome.meant ? isAt(outcome) && outcome.place.state !== 'ambiguous' : outcome.place.state === 'orphaned';

describe('segments after a transcript was changed elsewhere', () => {
  const figures: string[] = [];

  for (const each of cases) {
    it(each.name, () => {
      const shares = [true, false].map((known, column) => {
        const { text, outcomes } = placed(each, known);
        const mode = known ? 'old text known' : 'old text unknown';
        for (const outcome of outcomes) {
          const { name, place } = outcome;
          const drawn = `${name}, ${mode}, ${place.state}: ${writeMarks(text, [place])}`;
          if (isCertain(place)) assert.ok(isAt(outcome), `Wrongly certain: ${drawn}`);
          if (place.state === 'changed') assert.ok(isAt(outcome), `Drawn elsewhere: ${drawn}`);
          assert.equal(place.state, each.expected[name]?.[column], drawn);
        }
        return `${outcomes.filter(isFound).length}/${outcomes.length}`;
      });
      figures.push(`${shares.join('  ')}  ${each.name}`);
    });
  }

  it('places none wrongly as certain, in at least 40 cases', () => {
    assert.ok(cases.length >= 40);
    const wrong = cases.flatMap((each) =>
      [true, false].flatMap((known) => {
        return placed(each, known).outcomes.filter((outcome) => isCertain(outcome.place) && !isAt(outcome));
      }),
    );
    assert.deepEqual(wrong, []);
  });

  after(() => {
    console.log(`Found again, with and without the old text, of ${cases.length} cases:\n${figures.join('\n')}`);
  });
});
