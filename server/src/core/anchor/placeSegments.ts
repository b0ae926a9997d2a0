import { isNowhere, type Segment } from '../codings/segment.js';
import { atOnce, type Steps } from '../steps.js';
import { linesOf, type Lines } from '../text/lines.js';
import type { Range } from '../text/range.js';
import { searchedText, type DiffOf, type SearchedText } from './compareTexts.js';
import { orphan, type Place } from './place.js';
import { placeAll } from './placeAll.js';
import { plainText, type PlainText } from './plainText.js';
import { rangeOfPoints } from './throughDiff.js';

export type { Place, PlaceState } from './place.js';

/** Places the segments of one codings file after the other in the same text, and works out once what they share. */
export interface Placer {
  /**
   * Places the segments of one codings file, in their order. With `current`, the text is the one that the positions speak
   * of, and nothing is looked for. Otherwise `was` is the text that they speak of (LF line ends), where that is known:
   *
   * 1. Through the diff from `was`, segments that no edit touched keep their words and those touched are changed.
   * 2. What has no place yet is looked for by its very quote; of several places context and neighbours decide.
   * 3. What is not found so is looked for by nearly its quote, and is changed.
   *
   * With `was`, steps 2 and 3 look only at what was put in since: words that stood there before were never the segment's.
   */
  readonly place: (segments: readonly Segment[], current: boolean, was?: string) => Steps<readonly Place[]>;
}

/** Places the segments of a single codings file; see `Placer`. */
export const placeSegments = (
  lines: Lines,
  segments: readonly Segment[],
  current: boolean,
  was?: string,
): readonly Place[] => atOnce(placerIn(lines).place(segments, current, was));

/** `diffOf` gives the difference of two texts, where it may be known already. */
export function placerIn(lines: Lines, diffOf?: DiffOf): Placer {
  let made: { readonly plain: PlainText; readonly text: SearchedText } | undefined;
  function* prepare(): Steps<NonNullable<typeof made>> {
    const plain = plainText(lines.text);
    const isPlain = plain.text.length === lines.text.length && plain.text === lines.text;
    return { plain, text: yield* searchedText(isPlain ? lines : linesOf(plain.text), diffOf) };
  }
  return {
    *place(segments, current, was) {
      if (current && segments.every((segment) => isNowhere(segment) || rangeOfPoints(lines, segment))) {
        return segments.map((segment) => {
          const range = rangeOfPoints(lines, segment);
          return range ? { ...range, state: 'exact' } : deleted;
        });
      }
      const { plain, text } = (made ??= yield* prepare());
      const ranges = segments.map((segment): Range | undefined => {
        const range = rangeOfPoints(lines, segment);
        return range && { start: plain.toPlain(range.start), end: plain.toPlain(range.end) };
      });
      const places = ranges.map((range, i): Place | undefined => {
        if (current && range) return { ...range, state: 'exact' };
        return current && segments[i] && isNowhere(segments[i]) ? deleted : undefined;
      });
      yield* placeAll(text, segments, ranges, places, current ? undefined : was);
      const back = ({ start, end }: Range): Range => ({ start: plain.fromPlain(start), end: plain.fromPlain(end) });
      return places.map((place, i): Place => {
        if (!place || place.state === 'orphaned') return segments[i] && isNowhere(segments[i]) ? deleted : orphan;
        return { ...place, ...back(place), ...(place.candidates && { candidates: place.candidates.map(back) }) };
      });
    },
  };
}

/** A segment whose file says that it was deleted stays so until its words are back. */
const deleted: Place = { ...orphan, deleted: true };
