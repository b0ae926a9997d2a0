import { bySegmentOrder, comparePoints, isNowhere, type SegmentEntry } from '../codings/segment.js';
import type { CodingsRecord } from '../study/study.js';
import { keptWith } from '../queries/tally.js';

/** Segments of a codings file that have a place, in text order. */
export const inTextOrder = keptWith(({ value }: CodingsRecord): readonly SegmentEntry[] =>
  value.segments.filter((segment) => !isNowhere(segment)).sort(bySegmentOrder),
);

/** Segments with the very same bounds, in groups, where together they have more than one code. */
export const samePassages = keptWith((record: CodingsRecord): readonly (readonly SegmentEntry[])[] => {
  const groups: SegmentEntry[][] = [];
  for (const segment of inTextOrder(record)) {
    const last = groups.at(-1);
    if (last?.[0] && comparePoints(last[0].from, segment.from) === 0 && comparePoints(last[0].to, segment.to) === 0) {
      last.push(segment);
    } else groups.push([segment]);
  }
  const nowhere = record.several.filter(isNowhere).map((segment) => [segment]);
  return [...groups.filter((group) => group.length > 1 || (group[0]?.codes.length ?? 0) > 1), ...nowhere];
});

/**
 * Segments on one word that are compared with each other. No study comes near: it bounds what a file made to do harm, in which
 * all segments lie on one word, can cost.
 */
export const mostTogether = 200;

/** Pairs of one segment of each list that overlap, or are the same. */
export function* overlapping(
  ones: readonly SegmentEntry[],
  others: readonly SegmentEntry[],
): Generator<readonly [SegmentEntry, SegmentEntry]> {
  const all = [...ones.map((segment) => ({ segment, side: 0 })), ...others.map((segment) => ({ segment, side: 1 }))];
  all.sort((a, b) => bySegmentOrder(a.segment, b.segment) || a.side - b.side);
  let open: typeof all = [];
  for (const next of all) {
    const { segment, side } = next;
    open = open.filter((entry) => entry.segment === segment || comparePoints(entry.segment.to, segment.from) > 0);
    for (const entry of open) {
      if (entry.side !== side) yield side === 1 ? [entry.segment, segment] : [segment, entry.segment];
    }
    if (open.length < mostTogether) open.push(next);
  }
}
