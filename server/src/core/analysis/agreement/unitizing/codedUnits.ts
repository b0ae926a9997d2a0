import { byPosition, type Range } from '../../../text/range.js';

/** What a coder marked as one, in code points of what is said, with the index of the category that it was marked as. */
export interface Unit extends Range {
  readonly value: number;
}

/** What coders marked in one text. */
export interface UnitizedText {
  /** In code points of what is said. */
  readonly length: number;
  /** In the order of coders, each coder's in text order and disjoint; undefined for one who did not code the text. */
  readonly units: readonly (readonly Unit[] | undefined)[];
}

/**
 * Ranges that one coder marked, in text order and disjoint. Those that overlap are joined, since a unit cannot overlap another
 * of its kind; those that only touch stay apart, as the coder set a bound there; empty ones are none.
 */
export function joinRanges(ranges: readonly Range[]): readonly Range[] {
  if (ranges.length === 0) return ranges;
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort(byPosition)) {
    const last = joined.at(-1);
    if (start >= end) continue;
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Two lists in text order, each disjoint: every pair that overlaps, by index, with the code points that it shares. */
export function* overlaps(
  one: readonly Range[],
  other: readonly Range[],
): Generator<{ readonly a: number; readonly b: number; readonly shared: number }> {
  for (let a = 0, b = 0; ;) {
    const [left, right] = [one[a], other[b]];
    if (!left || !right) return;
    const shared = Math.min(left.end, right.end) - Math.max(left.start, right.start);
    if (shared > 0) yield { a, b, shared };
    if (left.end <= right.end) a++;
    else b++;
  }
}
