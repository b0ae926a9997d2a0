import { comparePoints, type SegmentEntry } from '../codings/segment.js';
import type { Point } from '../text/lines.js';
import type { CodingsRecord } from '../study/study.js';
import { addTo, keptWith, tally } from '../queries/tally.js';
import { inTextOrder, mostTogether } from './overlaps.js';

/** Share of the words of two segments together that has to be in both for them to be one passage. */
const leastShared = 0.8;

type Counts = Map<string, Map<string, number>>;

/** For each written code: how many of its segments stand on a passage that the same coder also gave another code. */
export const coincidences = tally(
  (): Counts => new Map(),
  (total, record, by) => {
    for (const [one, others] of coincidencesIn(record)) {
      const sums = total.get(one) ?? new Map<string, number>();
      total.set(one, sums);
      for (const [other, count] of others) addTo(sums, other, by * count);
    }
  },
);

/** The same of one codings file. */
const coincidencesIn = keptWith((record: CodingsRecord): Counts => {
  const beside = new Map<SegmentEntry, Set<string>>();
  const add = (to: SegmentEntry, { codes }: SegmentEntry): void => {
    const set = beside.get(to) ?? new Set();
    beside.set(to, set);
    for (const { code } of codes) set.add(code);
  };
  // Codes that share a passage with so many others are not alike for that.
  const isUsual = ({ codes }: SegmentEntry): boolean => codes.length <= mostTogether;
  for (const segment of record.several) if (isUsual(segment)) add(segment, segment);
  const segments = inTextOrder(record).filter(isUsual);
  for (let i = 0; i < segments.length; i++) {
    const one = segments[i];
    for (let j = i + 1; one && j < Math.min(segments.length, i + mostTogether); j++) {
      const other = segments[j];
      if (!other || comparePoints(other.from, one.to) >= 0) break;
      const before = unitsInto(one, other.from);
      if (before > one.quote.length * (1 / leastShared - 1)) break;
      const shared = Math.min(one.quote.length - before, other.quote.length);
      if (shared < leastShared * (one.quote.length + other.quote.length - shared)) continue;
      add(one, other);
      add(other, one);
    }
  }
  const counts: Counts = new Map();
  for (const [{ codes }, others] of beside) {
    for (const { code } of codes) {
      const sums = counts.get(code) ?? new Map<string, number>();
      counts.set(code, sums);
      for (const other of others) if (other !== code) addTo(sums, other, 1);
    }
  }
  return counts;
});

/** How many units of a segment's quote stand before a point within it; code points of the last line count as units. */
function unitsInto({ from, quote }: SegmentEntry, { line, column }: Point): number {
  if (line === from.line) return column - from.column;
  let start = 0;
  for (let at = from.line; at < line; at++) start = quote.indexOf('\n', start) + 1;
  return start + column - 1;
}
