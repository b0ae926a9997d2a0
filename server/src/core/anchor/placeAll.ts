import type { Segment } from '../codings/segment.js';
import type { Steps } from '../steps.js';
import { positionAt } from '../text/lines.js';
import type { Range } from '../text/range.js';
import type { SearchedText } from './compareTexts.js';
import { findQuote, type Wanted } from './findQuote.js';
import { neighboursOf, type Expected } from './neighbours.js';
import { isCertain, type Place } from './place.js';
import { searchBudget } from './scores.js';
import { newWords, wholeText, type SearchSpace } from './searchSpace.js';
import { throughDiff } from './throughDiff.js';

type Sought = Wanted & SearchSpace;

/** Fills in the places that are missing, step by step; `ranges` are where positions point in this text. */
export function* placeAll(
  text: SearchedText,
  segments: readonly Segment[],
  ranges: readonly (Range | undefined)[],
  places: (Place | undefined)[],
  was: string | undefined,
): Steps<void> {
  const { lines, approximate } = text;
  const old = was === undefined ? undefined : yield* text.comparedWith(was);
  const contexts = old && (yield* throughDiff(old, text.index, segments, ranges, places));
  const amongNews = old && newWords(text, old);
  const wanted = segments.map((segment, i): Sought => {
    const { quote } = segment;
    const range = ranges[i];
    const here = range && lines.text.slice(range.start, range.end) === quote ? range : undefined;
    const context = contexts?.[i];
    // A position that does not speak of the old text was written later: its words may stand anywhere.
    return { segment, quote, here, ...(context && amongNews ? amongNews(quote, context) : wholeText(text, segment)) };
  });

  /** Goes through what has no place yet, knowing those that are certain by now. */
  function* pass(place: (each: Sought, expected: Expected) => Steps<Place | undefined>): Steps<void> {
    if (places.every((known) => known !== undefined)) return;
    const expected = neighboursOf(lines, segments, places);
    const found: (Place | undefined)[] = [];
    for (const [i, each] of wanted.entries()) {
      yield;
      found.push(places[i] ?? (yield* place(each, expected(each.segment))));
    }
    found.forEach((known, i) => (places[i] = known));
  }
  function* byQuote(each: Sought, expected: Expected): Steps<Place | undefined> {
    const place = findQuote(lines, each, each.starts, expected);
    // The only place of a quote may be a copy, and the passage itself one that was changed.
    if (!isCertain(place) || each.starts.length !== 1) return place;
    const rival = yield* approximate.near(each.quote, place, each.mayBeCopy);
    if (!rival || (expected.sure && positionAt(lines, place.start).line === expected.line)) return place;
    return { ...place, state: 'ambiguous', candidates: [{ start: place.start, end: place.end }, rival] };
  }
  // First what is certain by itself, then with these as neighbours all others.
  yield* pass(function* (each, expected) {
    const place = yield* byQuote(each, expected);
    return isCertain(place) ? place : undefined;
  });
  yield* pass(byQuote);
  const budget = { left: searchBudget };
  yield* pass(function* (each, expected) {
    const near = yield* approximate.find(each.quote, expected.within, budget, each.mayBeChanged);
    return near && { ...near, state: 'changed' };
  });
}
