import { bySegmentOrder, type Segment } from '../codings/segment.js';
import { positionAt, type Lines } from '../text/lines.js';
import type { Range } from '../text/range.js';
import { longestAscending } from './longestAscending.js';
import { isCertain, type Place } from './place.js';
import { neighbourLines } from './scores.js';

/** What the placed segments around one say of where it is. */
export interface Expected {
  /** It begins and ends between these: from the start of the one before to the end of the one behind. */
  readonly within: Range;
  /** Line (from 0) at which it would be; `sure` where near neighbours on both sides were shifted by as much. */
  readonly line: number;
  readonly sure: boolean;
  /** Whether there are near neighbours on both sides, however they were shifted. */
  readonly isBetween: boolean;
}

/**
 * Reads the order of the segments that are placed for certain; those out of that order have been moved by themselves and
 * say nothing of others.
 */
export function neighboursOf(
  lines: Lines,
  segments: readonly Segment[],
  places: readonly (Place | undefined)[],
): (segment: Segment) => Expected {
  const placed = segments
    .flatMap((segment, i) => (isCertain(places[i]) ? [{ segment, place: places[i] }] : []))
    .sort((a, b) => bySegmentOrder(a.segment, b.segment));
  const kept = longestAscending(placed.map(({ place }) => place.start)).flatMap((i) => placed[i] ?? []);
  const shiftOf = ({ segment, place }: (typeof kept)[number]): number =>
    positionAt(lines, place.start).line - (segment.from.line - 1);
  return (segment) => {
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = kept[middle];
      if (other && bySegmentOrder(other.segment, segment) < 0) low = middle + 1;
      else high = middle;
    }
    const before = kept[low - 1];
    const behind = kept[low]?.segment === segment ? kept[low + 1] : kept[low];
    const line = segment.from.line - 1;
    const near = (other: typeof before): other is NonNullable<typeof before> =>
      other !== undefined && Math.abs(other.segment.from.line - segment.from.line) <= neighbourLines;
    const shifts = [before, behind].filter(near).map(shiftOf);
    return {
      within: { start: before?.place.start ?? 0, end: behind?.place.end ?? lines.text.length },
      line: line + (shifts[0] ?? 0),
      isBetween: shifts.length === 2,
      sure: shifts.length === 2 && shifts[0] === shifts[1],
    };
  };
}
