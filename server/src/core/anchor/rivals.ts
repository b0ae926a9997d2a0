import type { Steps } from '../workInSteps.js';
import type { Range } from '../text/range.js';
import type { Approximate } from './approximate.js';
import type { Content } from './content.js';
import { canSlide } from './canSlide.js';
import { commonAfter, commonBefore } from './occurrences.js';
import type { Hunk } from './diffTexts.js';
import type { DiffMap } from './mapThroughDiff.js';
import { isPutIn } from './putIn.js';
import {
  besideLength,
  contextLength,
  leastAhead,
  leastBeside,
  largeChange,
  leastCopied,
  leastKept,
  leastLength,
  leastLike,
  leastPart,
  mostCandidates,
  mostCompared,
  nearby,
  rivalContext,
  shortQuote,
  wholeRival,
} from './scores.js';
import type { TextIndex } from './textIndex.js';

/** Tells where else a passage may have gone that the diff says is untouched: nowhere if that is certain. */
export type FindRivals = (old: Range, now: Range) => Steps<readonly Range[]>;

/**
 * A diff is one of several explanations. The same words that were put in elsewhere, or that were taken out elsewhere, make
 * another as good where their surroundings fit nearly as well; beside a large change, so does a passage nearly the
 * same that was put in.
 */
export function rivalFinder(
  before: TextIndex,
  after: TextIndex,
  diff: DiffMap,
  approximate: Approximate,
  content: Content,
): FindRivals {
  const mostPutIn = Math.max(0, ...diff.hunks.map((hunk) => hunk.new.end - hunk.new.start));
  const lost = memo((quote) => before.find(quote).filter((start) => diff.forth(rangeOf(start, quote)) === undefined));
  const gained = memo((quote) => after.find(quote).filter((start) => diff.back(rangeOf(start, quote)) === undefined));
  /** How many units on each side of a passage and of another are the same; all where both texts begin or end there. */
  const sides = (old: Range, now: Range): readonly [left: number, right: number] => {
    const left = commonBefore(before.text, old.start, after.text, now.start, contextLength);
    const right = commonAfter(before.text, old.end, after.text, now.end, contextLength);
    const isFirst = left === old.start && left === now.start;
    const isLast = old.end + right === before.text.length && now.end + right === after.text.length;
    return [isFirst ? contextLength : left, isLast ? contextLength : right];
  };
  const likeness = (old: Range, now: Range): number => sides(old, now).reduce((sum, side) => sum + side, 0);
  /** How much of what stood beside a passage stands, in any order, beside another. */
  const besides = (old: Range, other: Range): number => {
    const left = (text: string, { start }: Range): string => text.slice(Math.max(0, start - besideLength), start);
    const right = (text: string, { end }: Range): string => text.slice(end, end + besideLength);
    const sides = [left, right].map((side) => content.common(side(before.text, old), side(after.text, other)));
    return sides.reduce((sum, share) => sum + share, 0) / sides.length;
  };
  return function* (old, now) {
    const quote = before.text.slice(old.start, old.end);
    const [left, right] = sides(old, now);
    const own = left + right;
    const isWhole = own >= 2 * contextLength;
    const serious = (rival: number): boolean => rival >= (isWhole ? wholeRival : Math.min(rivalContext, own / 2));
    const isNear = (a: Range, b: Range): boolean => !isWhole && Math.abs(a.start - b.start) <= nearby;
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
    const isAhead = (one: Range, other: Range): boolean => {
      const found = sides(one, other);
      return found[0] > left + leastAhead || found[1] > right + leastAhead;
    };
    if (canSlide(before.text, after.text, diff.around(old, Infinity), old, now)) return [now];
    if (!isWhole) {
      // Equal words may have changed places: each has to be the best for the other.
      const [was, is] = [before.find(quote), after.find(quote)];
      if (was.length + is.length > mostCompared) return [now];
      const better = is.find((start) => start !== now.start && isAhead(old, rangeOf(start, quote)));
      if (better !== undefined) return [now, rangeOf(better, quote)];
      if (was.some((start) => start !== old.start && isAhead(rangeOf(start, quote), now))) return [now];
    }
    const isBeside = diff.around(old, contextLength).some(isLarge);
    if (quote.length < shortQuote && isBeside && own < rivalContext) return [now];
    const isNew = (range: Range): boolean => diff.back(range) === undefined;
    // Where all of the context is there, words that were said elsewhere too, or are hardly the same, need surroundings that are.
    const isLike = (range: Range): boolean => {
      const isTelling = before.find(quote).length < 2 && content.common(quote, said(after, range)) >= leastKept;
      return besides(old, range) >= (isWhole && !isTelling ? leastLike : leastBeside);
    };
    const near =
      isBeside && quote.length >= shortQuote
        ? yield* approximate.near(quote, now, (range) => isNew(range) && (!isWhole || isLike(range)))
        : undefined;
    if (near) return [now, near];
    // A passage and what is around it may have been copied, and the one that was there edited.
    for (const [around, least] of [
      [0, leastPart],
      [besideLength, leastCopied],
    ] as const) {
      const from = Math.max(0, old.start - around);
      const words = before.text.slice(from, old.end + around);
      if (mostPutIn < leastLength * words.length) break;
      const copy = after
        .likely(words)
        .filter(({ share }) => share >= least)
        .map(({ start }) => rangeOf(start + old.start - from, quote))
        .find((range) => isApart(range, now, around) && isPutIn(content, diff, after.text, range) && isLike(range));
      if (copy) return [now, copy];
    }
    return [];
  };
}

/** Whether a change is so large that it may be a passage put in or taken out. */
const isLarge = (hunk: Hunk): boolean => [hunk.old, hunk.new].some(({ start, end }) => end - start > largeChange);

const said = ({ text }: TextIndex, { start, end }: Range): string => text.slice(start, end);

/** Whether two ranges have more than so many units between them. */
const isApart = (a: Range, b: Range, distance: number): boolean =>
  a.start - b.end > distance || b.start - a.end > distance;

const rangeOf = (start: number, quote: string): Range => ({ start, end: start + quote.length });

function memo<T>(task: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? task(key);
    known.set(key, value);
    return value;
  };
}
