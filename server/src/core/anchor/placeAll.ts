import type { Segment } from '../codings/segment.js';
import type { Steps } from '../workInSteps.js';
import { positionAt, type Lines } from '../text/lines.js';
import { contains, type Range } from '../text/range.js';
import type { SearchedText } from './compareTexts.js';
import { findQuote, isBeaten, lineOf, type Wanted } from './findQuote.js';
import { neighboursOf, type Expected } from './neighbours.js';
import { isCertain, type Place } from './place.js';
import {
  leastBeside,
  leastCommon,
  fewParts,
  leastCommonUnknown,
  leastCommonThere,
  leastAlone,
  leastPart,
  leastWeight,
  searchBudget,
  shortQuoteLines,
} from './scores.js';
import { newWords, wholeText, type SearchSpace } from './searchSpace.js';
import { throughDiff } from './throughDiff.js';

/** Segments that are placed together. */
export interface Group {
  readonly segments: readonly Segment[];
  /** Where their positions point in the text of now. */
  readonly ranges: readonly (Range | undefined)[];
  /** The text in which they all stand where their positions say. */
  readonly was: string | undefined;
  /** Whether all positions speak of one text, so that each says something of the others. */
  readonly isOneText: boolean;
}

type Sought = Wanted & SearchSpace;

/** Finds the places of a group, step by step; undefined for what is nowhere. */
export function* placeAll(
  text: SearchedText,
  { segments, ranges, was, isOneText }: Group,
): Steps<readonly (Place | undefined)[]> {
  const { lines, approximate } = text;
  const places: (Place | undefined)[] = segments.map(() => undefined);
  const old = was === undefined ? undefined : yield* text.comparedWith(was);
  const contexts = old && (yield* throughDiff(old, text, segments, ranges, places));
  const amongNews = old && newWords(text, old);
  const content = old?.content ?? (yield* text.content());
  const wanted = segments.map((segment, i): Sought | undefined => {
    if (places[i]) return undefined;
    const { quote } = segment;
    const range = ranges[i];
    const isHere = isOneText && range && lines.text.slice(range.start, range.end) === quote;
    const here = isHere ? range : undefined;
    const context = contexts?.[i];
    const space = context && amongNews ? amongNews(quote, context) : wholeText(text, content, segment);
    return { segment, quote, here, ...space };
  });

  /** Goes through what has no place yet, knowing those that are certain by now. */
  function* pass(place: (each: Sought, expected: Expected | undefined) => Steps<Place | undefined>): Steps<void> {
    if (places.every((known) => known !== undefined)) return;
    const expected = isOneText ? neighboursOf(lines, segments, places) : () => undefined;
    const found: (Place | undefined)[] = [];
    for (const [i, each] of wanted.entries()) {
      yield;
      found.push(places[i] ?? (each && (yield* place(each, expected(each.segment)))));
    }
    found.forEach((known, i) => (places[i] = known));
  }
  function* byQuote(each: Sought, expected: Expected | undefined): Steps<Place | undefined> {
    const place = findQuote(lines, each, each.starts, expected);
    if (!isCertain(place)) return place;
    const doubt = (...rivals: readonly Range[]): Place => {
      return { ...place, state: 'ambiguous', candidates: [{ start: place.start, end: place.end }, ...rivals] };
    };
    const line = lineOf(each, expected);
    const isExpected = positionAt(lines, place.start).line === line;
    // Words whose neighbours on both sides stayed together were moved away from them, or are others'.
    if (!each.isOld && expected?.isBetween && !contains(expected.within, place)) return doubt();
    // The only place of a quote may be a copy, and the passage itself one that was changed.
    if (each.starts.length === 1 && !(isExpected && expected?.sure)) {
      const rival = yield* approximate.near(each.quote, place, isRival(each, place, line));
      if (rival) return doubt(rival);
    }
    if (each.isOld || isExpected || expected?.isBetween) return place;
    const rival = yield* passageItself(each, place, line);
    return rival ? doubt(rival) : place;
  }
  /** Where the passage itself may be, changed, if the quote stands not in the line where it is expected. */
  function* passageItself(each: Sought, place: Range, line: number): Steps<Range | undefined> {
    const { quote, before, after } = each;
    const start = lines.starts[line] ?? lines.text.length;
    const there = { start, end: start + quote.length };
    const near =
      quote.length < fewParts
        ? yield* approximate.near(before + quote + after, place, isRival(each, place, line), there)
        : undefined;
    if (near) return near;
    const isElsewhere = (at: number): boolean =>
      Math.abs(at - place.start) > quote.length && !isBeaten(lines, each, place.start, at, line);
    const parts = text.index.likely(quote).find((likely) => likely.share >= leastPart && isElsewhere(likely.start));
    return parts && { start: parts.start, end: parts.start + quote.length };
  }
  const isRival =
    (each: Sought, { start }: Range, line: number) =>
    (other: Range): boolean =>
      each.mayBeCopy(other) && !isBeaten(lines, each, start, other.start, line);
  // First what is certain by itself, then with these as neighbours all others.
  yield* pass(function* (each, expected) {
    const place = yield* byQuote(each, expected);
    return isCertain(place) ? place : undefined;
  });
  yield* pass(byQuote);
  const budget = { left: searchBudget };
  const whole = { start: 0, end: lines.text.length };
  yield* pass(function* (each, expected) {
    const near = yield* approximate.find(each.quote, expected?.within ?? whole, budget, each.mayBeChanged);
    if (!near) return undefined;
    return isChanged(lines, each, near, expected)
      ? { ...near, state: 'changed' }
      : { ...near, state: 'ambiguous', candidates: [near] };
  });
  return places;
}

/**
 * Whether a passage that is nearly the quote is the segment's for sure: what makes the quote what it is stands there, no other
 * passage was put in its place, and its surroundings came with it; or, where the old text is not known, it is where it is expected.
 */
function isChanged(lines: Lines, each: Sought, near: Range, expected: Expected | undefined): boolean {
  const common = each.common(near);
  const { line, character } = positionAt(lines, near.start);
  const { from } = each.segment;
  const isAtStart = line === from.line - 1 && character === from.column - 1;
  if (!each.isOld && !each.isCommon && isAtStart && common >= leastCommonThere) return true;
  if (common < (each.isOld ? leastCommon : leastCommonUnknown) || each.isOther(near)) return false;
  if (each.isOld && each.weight < leastWeight) return false;
  // Of words that are said elsewhere too, some of both sides has to be there.
  const beside = each.isCommon && !each.isOld ? each.besideBoth(near) : each.beside(near);
  if (beside >= leastBeside) return true;
  if (each.isOld) return each.weight >= leastAlone;
  if (each.isCommon || !expected) return false;
  if (expected.isBetween) return contains(expected.within, near);
  return Math.abs(line - expected.line) <= shortQuoteLines && each.weight >= leastWeight;
}
