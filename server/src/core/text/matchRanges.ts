import { byPosition, type Range } from './range.js';

/** A stretch of a text that somebody marked. */
export interface MarkedRange {
  readonly coder: string;
  readonly range: Range;
}

/**
 * What several coders marked, in groups with one stretch of each coder at most: of those that overlap, the ones go together
 * that share most (the words both have, of the words either has), and at least `least` (0 to 1).
 */
export function matchRanges<T extends MarkedRange>(marked: readonly T[], least = 0): readonly (readonly T[])[] {
  const sorted = [...marked].sort((a, b) => byPosition(a.range, b.range));
  const pairs: { readonly a: T; readonly b: T; readonly share: number }[] = [];
  let looked = 0;
  sorted.forEach((a, i) => {
    for (let j = i + 1; j < sorted.length && looked < mostLooked; j++, looked++) {
      const b = sorted[j];
      if (!b || b.range.start >= a.range.end) break;
      const share = shared(a.range, b.range);
      if (a.coder !== b.coder && share >= least) pairs.push({ a, b, share });
    }
  });
  pairs.sort((one, other) => other.share - one.share);
  const groups = new Map(sorted.map((one) => [one, [one]]));
  for (const { a, b } of pairs) {
    const [one, other] = [groups.get(a) ?? [], groups.get(b) ?? []];
    if (one === other || one.some(({ coder }) => other.some((beside) => beside.coder === coder))) continue;
    const both = [...one, ...other];
    for (const entry of both) groups.set(entry, both);
  }
  return [...new Set(groups.values())];
}

/** Pairs that are looked at. Thirty coders with a thousand passages each have fewer; files made to do harm have no bound. */
const mostLooked = 1_000_000;

/** Of all that either range has, the share that both have. */
const shared = (a: Range, b: Range): number =>
  (Math.min(a.end, b.end) - Math.max(a.start, b.start)) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
