import type { Codings, Segment } from '../codings/segment.js';
import type { Lines } from '../text/lines.js';
import type { Place } from './place.js';
import { standsAt } from './standsAt.js';
import { rangeOfPoints } from './throughDiff.js';

/** A codings file, and where its segments are in the text that it names. */
export interface PlacedCodings {
  readonly codings: Codings;
  readonly places: readonly Place[];
}

/**
 * Places the segments of a file of which an earlier version was placed in the very text that both name; those that are where
 * they were have the same place. Undefined where one of them is not where it says: places that are in doubt depend on one another.
 */
export function placeAgain(before: PlacedCodings, codings: Codings, lines: Lines): readonly Place[] | undefined {
  if (before.codings.text !== codings.text) return undefined;
  const known = new Map(
    before.codings.segments.map((segment, i) => [segment.id, { segment, place: before.places[i] }]),
  );
  const places: Place[] = [];
  for (const segment of codings.segments) {
    const range = segment.text === undefined ? rangeOfPoints(lines, segment) : undefined;
    if (!range) return undefined;
    const was = known.get(segment.id);
    const { place } = was ?? {};
    const isThere = place?.state === 'exact' && place.start === range.start && place.end === range.end;
    if (isThere && saysTheSame(was?.segment, segment)) places.push(place);
    else if (standsAt(lines.text, range, segment)) places.push({ ...range, state: 'exact' });
    else return undefined;
  }
  return places;
}

const saysTheSame = (a: Segment | undefined, b: Segment): boolean =>
  a !== undefined && a.text === undefined && a.quote === b.quote && a.before === b.before && a.after === b.after;
