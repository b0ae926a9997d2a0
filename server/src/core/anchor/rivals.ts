import type { Steps } from '../steps.js';
import type { Range } from '../text/range.js';
import type { Approximate } from './approximate.js';
import { commonAfter, commonBefore } from './occurrences.js';
import type { DiffMap } from './mapThroughDiff.js';
import { contextLength, largeChange, mostCandidates, nearby, rivalContext, shortQuote } from './scores.js';
import type { TextIndex } from './textIndex.js';

/** Tells where else a passage may have gone that the diff says is untouched: nowhere if that is certain. */
export type FindRivals = (old: Range, now: Range) => Steps<readonly Range[]>;

/**
 * A diff is one of several explanations. The same words that were put in elsewhere, or that were taken out elsewhere, make
 * another as good where their surroundings fit nearly as well; beside a large change, so does a passage nearly the
 * same that was put in.
 */
export function rivalFinder(before: TextIndex, after: TextIndex, diff: DiffMap, approximate: Approximate): FindRivals {
  const lost = memo((quote) => before.find(quote).filter((start) => diff.forth(rangeOf(start, quote)) === undefined));
  const gained = memo((quote) => after.find(quote).filter((start) => diff.back(rangeOf(start, quote)) === undefined));
  const likeness = (old: Range, now: Range): number => {
    const left = commonBefore(before.text, old.start, after.text, now.start, contextLength);
    const right = commonAfter(before.text, old.end, after.text, now.end, contextLength);
    const isFirst = left === old.start && left === now.start;
    const isLast = old.end + right === before.text.length && now.end + right === after.text.length;
    return (isFirst ? contextLength : left) + (isLast ? contextLength : right);
  };
  return function* (old, now) {
    const quote = before.text.slice(old.start, old.end);
    const own = likeness(old, now);
    const serious = (rival: number): boolean => rival >= Math.min(rivalContext, own / 2);
    const isNear = (a: Range, b: Range): boolean => Math.abs(a.start - b.start) <= nearby;
    const isRival = (range: Range): boolean => isNear(range, now) || serious(likeness(old, range));
    const rivalsAmong = (starts: readonly number[]): readonly Range[] => {
      const found: Range[] = [];
      for (const start of starts) {
        const range = rangeOf(start, quote);
        if (start !== now.start && isRival(range)) found.push(range);
        if (found.length === mostCandidates - 1) break;
      }
      return found;
    };
    const others = rivalsAmong(gained(quote));
    if (others.length > 0) return [now, ...others];
    const taken = lost(quote).some((start) => {
      const range = rangeOf(start, quote);
      return start !== old.start && (isNear(range, old) || serious(likeness(range, now)));
    });
    if (taken) return [now, ...rivalsAmong(after.find(quote))];
    if (!diff.around(old, contextLength).some((hunk) => isLarge(hunk.old, hunk.new))) return [];
    if (quote.length < shortQuote) return own < rivalContext ? [now] : [];
    const near = yield* approximate.near(quote, now, (range) => diff.back(range) === undefined);
    return near ? [now, near] : [];
  };
}

const isLarge = (...sides: readonly Range[]): boolean => sides.some(({ start, end }) => end - start > largeChange);

const rangeOf = (start: number, quote: string): Range => ({ start, end: start + quote.length });

function memo<T>(task: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? task(key);
    known.set(key, value);
    return value;
  };
}
