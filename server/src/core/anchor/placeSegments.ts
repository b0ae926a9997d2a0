import { isNowhere, type Segment } from '../codings/segment.js';
import { linesOf, positionAt, type Lines } from '../text/lines.js';
import type { Range } from '../text/range.js';
import { approximateSearch } from './approximate.js';
import { findQuote, type Wanted } from './findQuote.js';
import { neighboursOf, type Expected } from './neighbours.js';
import { isCertain, orphan, type Place } from './place.js';
import { plainText } from './plainText.js';
import { indexText } from './textIndex.js';
import { rangeOfPoints, throughDiff } from './throughDiff.js';

export type { Place, PlaceState } from './place.js';

/**
 * Places the segments of one codings file in a text, in their order. With `current`, the text is the one that the positions
 * speak of, and nothing is looked for. Otherwise `was` is the text that they speak of (LF line ends), where that is known:
 *
 * 1. Through the diff from `was`, segments that no edit touched keep their words and those touched are changed.
 * 2. What has no place yet is looked for by its very quote; of several places context and neighbours decide.
 * 3. What is not found so is looked for by nearly its quote, and is changed.
 *
 * With `was`, steps 2 and 3 look only at what was put in since: words that stood there before were never the segment's.
 */
export function placeSegments(
  lines: Lines,
  segments: readonly Segment[],
  current: boolean,
  was?: string,
): readonly Place[] {
  if (current && segments.every((segment) => isNowhere(segment) || rangeOfPoints(lines, segment))) {
    return segments.map((segment) => {
      const range = rangeOfPoints(lines, segment);
      return range ? { ...range, state: 'exact' } : deleted;
    });
  }
  const plain = plainText(lines.text);
  const text = plain.text.length === lines.text.length && plain.text === lines.text ? lines : linesOf(plain.text);
  const ranges = segments.map((segment): Range | undefined => {
    const range = rangeOfPoints(lines, segment);
    return range && { start: plain.toPlain(range.start), end: plain.toPlain(range.end) };
  });
  const places = ranges.map((range, i): Place | undefined => {
    if (current && range) return { ...range, state: 'exact' };
    return current && segments[i] && isNowhere(segments[i]) ? deleted : undefined;
  });
  placeAll(text, segments, ranges, places, current ? undefined : was);
  const back = ({ start, end }: Range): Range => ({ start: plain.fromPlain(start), end: plain.fromPlain(end) });
  return places.map((place, i): Place => {
    if (!place || place.state === 'orphaned') return segments[i] && isNowhere(segments[i]) ? deleted : orphan;
    return { ...place, ...back(place), ...(place.candidates && { candidates: place.candidates.map(back) }) };
  });
}

/** A segment whose file says that it was deleted stays so until its words are back. */
const deleted: Place = { ...orphan, deleted: true };

/** Fills in the places that are missing, step by step; `ranges` are where positions point in this text. */
function placeAll(
  lines: Lines,
  segments: readonly Segment[],
  ranges: readonly (Range | undefined)[],
  places: (Place | undefined)[],
  was: string | undefined,
): void {
  const after = indexText(lines.text);
  const approximate = approximateSearch(lines.text);
  const old = was === undefined ? undefined : throughDiff(was, segments, { after, approximate, ranges, places });
  const isNew = old && ((range: Range): boolean => old.diff.back(range) === undefined);
  /** A position that does not speak of the old text was written later: its words may stand anywhere. */
  const freedom = (i: number): typeof isNew => (old?.contexts[i] ? isNew : undefined);

  const wanted = segments.map((segment, i): Wanted => {
    const { quote, before = '', after: behind = '' } = segment;
    const range = ranges[i];
    const here = range && lines.text.slice(range.start, range.end) === quote ? range : undefined;
    const context = old?.contexts[i] ?? { before, after: behind, isCommon: before !== '' || behind !== '' };
    return { segment, quote, ...context, here };
  });
  const found = wanted.map(({ quote }, i) => {
    if (places[i]) return [];
    const all = after.find(quote);
    const isFree = freedom(i);
    return isFree ? all.filter((start) => isFree({ start, end: start + quote.length })) : all;
  });

  /** Goes through what has no place yet, knowing those that are certain by now. */
  const pass = (place: (i: number, expected: Expected) => Place | undefined): void => {
    if (places.every((known) => known !== undefined)) return;
    const expected = neighboursOf(lines, segments, places);
    const news = segments.map((segment, i) => places[i] ?? place(i, expected(segment)));
    news.forEach((known, i) => (places[i] = known));
  };
  const byQuote = (i: number, expected: Expected): Place | undefined => {
    const place = wanted[i] && findQuote(lines, wanted[i], found[i] ?? [], expected);
    // The only place of a quote may be a copy, and the passage itself one that was changed.
    if (!isCertain(place) || found[i]?.length !== 1) return place;
    const rival = approximate.near(segments[i]?.quote ?? '', place, freedom(i));
    if (!rival || (expected.sure && positionAt(lines, place.start).line === expected.line)) return place;
    return { ...place, state: 'ambiguous', candidates: [{ start: place.start, end: place.end }, rival] };
  };
  // First what is certain by itself, then with these as neighbours all others.
  pass((i, expected) => {
    const place = byQuote(i, expected);
    return isCertain(place) ? place : undefined;
  });
  pass(byQuote);
  pass((i, expected) => {
    const near = approximate.find(segments[i]?.quote ?? '', expected.within, freedom(i));
    return near && { ...near, state: 'changed' };
  });
}
