import type { Segment } from '../codings/segment.js';
import { linesOf, offsetOfPoint, type Lines } from '../text/lines.js';
import type { Range } from '../text/range.js';
import type { Approximate } from './approximate.js';
import { diffTexts } from './diffTexts.js';
import type { Wanted } from './findQuote.js';
import { mapThroughDiff, type DiffMap, type Mapped } from './mapThroughDiff.js';
import type { Place } from './place.js';
import { rivalFinder } from './rivals.js';
import { contextLength, shortQuote } from './scores.js';
import { indexText, type TextIndex } from './textIndex.js';

type Context = Pick<Wanted, 'before' | 'after' | 'isCommon'>;

/** Fills in the places that the diff from `was` knows, with what stood around each segment there. Undefined where the texts are too unlike for a diff. */
export function throughDiff(
  was: string,
  segments: readonly Segment[],
  now: {
    readonly after: TextIndex;
    readonly approximate: Approximate;
    readonly ranges: readonly (Range | undefined)[];
    readonly places: (Place | undefined)[];
  },
): { readonly diff: DiffMap; readonly contexts: readonly (Context | undefined)[] } | undefined {
  const { after, approximate, ranges, places } = now;
  const hunks = diffTexts(was, after.text);
  if (!hunks) return undefined;
  const diff = mapThroughDiff(hunks);
  const before = indexText(was);
  const rivals = rivalFinder(before, after, diff, approximate);
  const oldLines = linesOf(was);
  const contexts = segments.map((segment, i) => {
    const old = rangeOfPoints(oldLines, segment);
    // A position that does not speak of its quote is none.
    if (!old || was.slice(old.start, old.end) !== segment.quote) return undefined;
    const mapped = intact(diff.map(old), segment.quote, before, after);
    if (mapped.state === 'touched') places[i] = { start: mapped.start, end: mapped.end, state: 'changed' };
    if (mapped.state === 'same') {
      const at = { start: mapped.start, end: mapped.end };
      const candidates = rivals(old, at);
      const state = ranges[i]?.start === at.start && ranges[i].end === at.end ? 'exact' : 'moved';
      places[i] = candidates.length === 0 ? { ...at, state } : { ...at, state: 'ambiguous', candidates };
    }
    return {
      before: was.slice(Math.max(0, old.start - contextLength), old.start),
      after: was.slice(old.end, old.end + contextLength),
      isCommon: before.find(segment.quote).length > 1,
    };
  });
  return { diff, contexts };
}

/** Of two explanations, an edit inside and one beside, a diff may give the first; words that are all there were not edited. */
function intact(mapped: Mapped, quote: string, before: TextIndex, after: TextIndex): Mapped {
  if (mapped.state === 'same' || before.find(quote).length !== 1) return mapped;
  const [start = -1, second] = after.find(quote);
  if (start < 0 || second !== undefined) return mapped;
  const end = start + quote.length;
  const isAligned = mapped.state === 'touched' && (mapped.start === start || mapped.end === end);
  if (quote.length < shortQuote && !isAligned) return mapped;
  const [from, to] = mapped.state === 'gone' ? [mapped.near, mapped.near] : [mapped.start, mapped.end];
  return from <= end && to >= start ? { state: 'same', start, end } : mapped;
}

/** Where a segment's position points; undefined where the text has no such place. */
export function rangeOfPoints(lines: Lines, segment: Segment): Range | undefined {
  const start = offsetOfPoint(lines, segment.from);
  const end = offsetOfPoint(lines, segment.to);
  return start !== undefined && end !== undefined && start < end ? { start, end } : undefined;
}
