import assert from 'node:assert/strict';
import fc from 'fast-check';
import { followPlaces, type TextEdit } from '../../../../server/src/core/anchor/followEdit.js';
import { anchorOf } from '../../../../server/src/core/anchor/makeSegment.js';
import { isCertain, type Place } from '../../../../server/src/core/anchor/place.js';
import { placeSegments } from '../../../../server/src/core/anchor/placeSegments.js';
import { shortQuote } from '../../../../server/src/core/anchor/scores.js';
import type { Segment } from '../../../../server/src/core/codings/segment.js';
import { linesOf } from '../../../../server/src/core/text/lines.js';
import type { Range } from '../../../../server/src/core/text/range.js';

/** A text, what is coded in it, and the edits that were made to it one after the other. */
interface Script {
  readonly text: string;
  readonly ranges: readonly Range[];
  readonly edits: readonly { readonly at: number; readonly length: number; readonly put: string }[];
}

interface Traced {
  readonly segments: readonly Segment[];
  readonly after: string;
  /** Where live editing has each segment; undefined for those that an edit touched. */
  readonly untouched: readonly (Place | undefined)[];
}

/** Where the next word begins, or the text ends. */
function wordAt(text: string, offset: number): number {
  const found = text.slice(Math.max(0, offset - 1)).search(/(?<=\s)\S/);
  return found < 0 || offset >= text.length ? text.length : Math.max(0, offset - 1) + found;
}

/** Follows the script live, as in an editor. */
function trace({ text, ranges, edits }: Script): Traced {
  const lines = linesOf(text);
  const segments = ranges.map((range, i): Segment => ({ id: `s${i}`, ...anchorOf(lines, range), codes: [] }));
  const followed = followPlaces(ranges.map((range) => ({ ...range, state: 'exact' })));
  const touched = new Set<number>();
  let after = text;
  for (const { at, length, put } of edits) {
    const start = wordAt(after, at % (after.length + 1));
    const edit: TextEdit = { start, end: length === 0 ? start : wordAt(after, start + length), length: put.length };
    followed.places().forEach((place, i) => {
      if (edit.start < place.end && edit.end > place.start) touched.add(i);
    });
    followed.follow(edit);
    after = after.slice(0, edit.start) + put + after.slice(edit.end);
  }
  return { segments, after, untouched: followed.places().map((place, i) => (touched.has(i) ? undefined : place)) };
}

/** Scripts over a text of words, each with a number of its own if `unique`. */
function scripts(words: readonly string[], unique: boolean): fc.Arbitrary<Script> {
  const word = fc.constantFrom(...words);
  const gap = fc.constantFrom(' ', ' ', ' ', '. ', '\n', '\n\n');
  const pieces = (most: number): fc.Arbitrary<readonly (readonly [string, string])[]> =>
    fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: most });
  const written = (made: readonly (readonly [string, string])[], mark: string): string =>
    made.map(([each, behind], i) => (unique ? `${each}${mark}${i}` : each) + behind).join('');
  const edit = fc.record({
    at: fc.nat(),
    length: fc.oneof(fc.constant(0), fc.nat(30)),
    made: pieces(5),
    none: fc.boolean(),
  });
  return fc
    .record({
      made: pieces(80),
      ranges: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 8 }),
      edits: fc.array(edit, { maxLength: 6 }),
    })
    .map(({ made, ranges, edits }) => {
      const text = written(made, 'w');
      return {
        text,
        ranges: ranges.map(([from, length]) => {
          const start = Math.max(0, text.slice(0, from % text.length).search(/\S+\s+$/));
          return { start, end: wordAt(text, start + length) };
        }),
        edits: edits.map(({ at, length, made: put, none }, i) => {
          return { at, length, put: none ? '' : written(put, `e${i}-`) };
        }),
      };
    });
}

const spoken = ['the', 'trust', 'ward', 'we', 'waited', 'Yes', 'nobody', 'é'];

describe('segments placed again after a script of edits', () => {
  it('are where live editing has them, as long as no edit touched them, and hardly ever in doubt', () => {
    let [all, doubtful] = [0, 0];
    fc.assert(
      fc.property(scripts(spoken, true), (script) => {
        const { segments, after, untouched } = trace(script);
        placeSegments(linesOf(after), segments, false, script.text).forEach((place, i) => {
          const live = untouched[i];
          // Beside a large change, words as short as these are doubtful by design.
          if (!live || (segments[i]?.quote ?? '').length < shortQuote) return;
          all++;
          if (isCertain(place)) assert.deepEqual([place.start, place.end], [live.start, live.end]);
          else doubtful++;
        });
      }),
      { numRuns: 60 },
    );
    assert.ok(all > 20 && doubtful <= 1 + all / 50, `${doubtful} of ${all} in doubt`);
  });

  it('are never certain at another place, even where all words are everywhere', () => {
    fc.assert(
      fc.property(scripts(spoken, false), (script) => {
        const { segments, after, untouched } = trace(script);
        placeSegments(linesOf(after), segments, false, script.text).forEach((place, i) => {
          const live = untouched[i];
          if (live && isCertain(place)) assert.deepEqual([place.start, place.end], [live.start, live.end]);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('keep their very quote where they are certain, and are all there, in their order', () => {
    fc.assert(
      fc.property(scripts(spoken, false), fc.boolean(), fc.boolean(), (script, known, crlf) => {
        const { segments, after } = trace(script);
        const text = crlf ? after.replaceAll('\n', '\r\n') : after;
        const places = placeSegments(linesOf(text), segments, false, known ? script.text : undefined);
        assert.equal(places.length, segments.length);
        places.forEach((place, i) => {
          const said = text.slice(place.start, place.end).replaceAll('\r\n', '\n');
          if (isCertain(place)) assert.equal(said, segments[i]?.quote);
          if (place.state === 'orphaned') assert.deepEqual([place.start, place.end], [0, 0]);
          else assert.ok(place.start < place.end && place.end <= text.length);
          if (place.state === 'ambiguous') {
            assert.deepEqual(place.candidates?.[0], { start: place.start, end: place.end });
            assert.ok(place.candidates.length <= 10);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('are exact in the text they were made in', () => {
    fc.assert(
      fc.property(scripts(spoken, false), ({ text, ranges }) => {
        const { segments } = trace({ text, ranges, edits: [] });
        const exact = ranges.map((range): Place => ({ ...range, state: 'exact' }));
        assert.deepEqual(placeSegments(linesOf(text), segments, false, text), exact);
      }),
      { numRuns: 50 },
    );
  });
});
