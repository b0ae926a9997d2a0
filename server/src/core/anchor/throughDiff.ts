import type { Segment } from '../codings/segment.js';
import type { Steps } from '../workInSteps.js';
import { offsetOfPoint, type Lines } from '../text/lines.js';
import type { Range } from '../text/range.js';
import type { Hunk } from './diffTexts.js';
import type { ComparedText, SearchedText } from './compareTexts.js';
import type { Wanted } from './findQuote.js';
import type { Mapped } from './mapThroughDiff.js';
import type { Place } from './place.js';
import { contextLength, leastAlone, leastClaimed, leastReplaced, mostApproximate, shortQuote } from './scores.js';
import { isAlone } from './surroundings.js';
import { touchedPlace } from './touched.js';

/** What stood around a segment in the old text, and what became of it. */
export interface OldContext extends Pick<Wanted, 'before' | 'after' | 'isCommon'> {
  /** Whether it was too much to compare with the new text. */
  readonly isCoarse: boolean;
  /** Whether other words were put in its place. */
  readonly isReplaced: boolean;
}

/**
 * Fills in the places that the diff from the old text knows, in which all segments stand where their positions say; answers
 * what stood around those that it does not know.
 */
export function* throughDiff(
  old: ComparedText,
  now: SearchedText,
  segments: readonly Segment[],
  ranges: readonly (Range | undefined)[],
  places: (Place | undefined)[],
): Steps<readonly (OldContext | undefined)[]> {
  const was = old.index.text;
  const contexts: (OldContext | undefined)[] = [];
  for (const [i, segment] of segments.entries()) {
    yield;
    const range = rangeOfPoints(old.lines, segment);
    places[i] = range && (yield* throughIt(old, now, range, segment.quote, ranges[i]));
    contexts.push(
      range && !places[i]
        ? {
            before: was.slice(Math.max(0, range.start - contextLength), range.start),
            after: was.slice(range.end, range.end + contextLength),
            isCommon: old.index.find(segment.quote).length > 1,
            isReplaced: old.diff.within(range).some((hunk) => isOtherWords(old, now, hunk)),
            isCoarse: old.diff.isCoarse('old', range),
          }
        : undefined,
    );
  }
  return contexts;
}

/** Where one segment is by the diff; `here` is where its position points in the new text. */
function* throughIt(
  old: ComparedText,
  now: SearchedText,
  was: Range,
  quote: string,
  here: Range | undefined,
): Steps<Place | undefined> {
  const mapped = intact(old, now, old.diff.map(was), quote);
  if (mapped.state === 'touched') return yield* touchedPlace(old, now, was, mapped);
  if (mapped.state !== 'same') return undefined;
  const at = { start: mapped.start, end: mapped.end };
  const rivals = yield* old.rivals(was, at);
  const isChance = (old.isReplaced || isAlone(old, now, was, at)) && old.content.weight(quote) < leastAlone;
  if (isChance || rivals.length > 0) return { ...at, state: 'ambiguous', candidates: isChance ? [at] : rivals };
  return { ...at, state: here?.start === at.start && here.end === at.end ? 'exact' : 'moved' };
}

/** Whether a change put words in that were not taken from elsewhere. */
function isOtherWords({ content, index, diff }: ComparedText, now: SearchedText, hunk: Hunk): boolean {
  const { start, end } = hunk.new;
  // Long pieces are never copies of one another, and say enough.
  if (end - start > mostApproximate) return true;
  const known = otherWords.get(hunk);
  if (known !== undefined) return known;
  const piece = now.index.text.slice(start, end).trim();
  const isTaken = index.find(piece).some((at) => diff.forth({ start: at, end: at + piece.length }) === undefined);
  const isOther = content.weight(piece) >= leastReplaced && !isTaken;
  otherWords.set(hunk, isOther);
  return isOther;
}

/** What is known of changes, which may be beside many segments. */
const otherWords = new WeakMap<Hunk, boolean>();

/** Of two explanations, an edit inside and one beside, a diff may give the first; words that are all there were not edited. */
function intact(
  { index: before, content, diff }: ComparedText,
  { index: after }: SearchedText,
  mapped: Mapped,
  quote: string,
): Mapped {
  if (mapped.state !== 'touched' || before.find(quote).length !== 1) return mapped;
  const [start = -1, second] = after.find(quote);
  if (start < 0 || second !== undefined) return mapped;
  const end = start + quote.length;
  const isAligned = mapped.start === start || mapped.end === end;
  if (quote.length < shortQuote && !isAligned) return mapped;
  if ((content.share(after.text, { start, end }, diff.hunks, 'new') ?? 1) < leastClaimed) return mapped;
  return mapped.start <= end && mapped.end >= start ? { state: 'same', start, end } : mapped;
}

/** Where a segment's position points; undefined where the text has no such place. */
export function rangeOfPoints(lines: Lines, segment: Segment): Range | undefined {
  const start = offsetOfPoint(lines, segment.from);
  const end = offsetOfPoint(lines, segment.to);
  return start !== undefined && end !== undefined && start < end ? { start, end } : undefined;
}
