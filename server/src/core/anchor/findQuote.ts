import type { Segment } from '../codings/segment.js';
import { positionAt, type Lines } from '../text/lines.js';
import type { Range } from '../text/range.js';
import type { Expected } from './neighbours.js';
import { commonAfter, commonBefore } from './occurrences.js';
import type { Place } from './place.js';
import { contextMargin, leastContext, leastSide, mostCandidates, shortQuote, shortQuoteLines } from './scores.js';

/** What is looked for: a quote, what stood around it, and where it was said to be. */
export interface Wanted {
  readonly segment: Segment;
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  /** Whether the quote stood in several places when the segment was made. */
  readonly isCommon: boolean;
  /** Where its position says, if the quote stands there. */
  readonly here: Range | undefined;
}

/**
 * Decides between the places at which the very quote stands; undefined where it stands nowhere. Its context decides if it
 * fits one place clearly better than the others, else near neighbours that were shifted alike, else its being the only one
 * if it is no common phrase. What nothing decides is ambiguous.
 */
export function findQuote(
  lines: Lines,
  wanted: Wanted,
  found: readonly number[],
  expected: Expected | undefined,
): Place | undefined {
  if (found.length === 0) return undefined;
  const { quote, here } = wanted;
  const place = (start: number): Range => ({ start, end: start + quote.length });
  const certain = (start: number): Place => ({ ...place(start), state: here?.start === start ? 'exact' : 'moved' });
  const fits = found
    .map((start) => ({ start, share: contextAt(lines.text, wanted, start) }))
    .sort((a, b) => b.share - a.share || Number(b.start === here?.start) - Number(a.start === here?.start));
  const byContext = clearly(fits);
  const byNeighbours = expected?.sure ? atLine(lines, wanted, found, expected.line) : undefined;
  if (byContext !== undefined && (byNeighbours === undefined || byNeighbours === byContext)) return certain(byContext);
  if (byContext === undefined && byNeighbours !== undefined) return certain(byNeighbours);
  const [only] = found;
  const isOnly = only !== undefined && found.length === 1 && !wanted.isCommon;
  if (isOnly && isLikely(lines, wanted, only, expected)) return certain(only);
  const candidates = fits.slice(0, mostCandidates).map(({ start }) => place(start));
  return { ...place(fits[0]?.start ?? 0), state: 'ambiguous', candidates };
}

/** How much of its context stands beside a place, from 0 to 1; 0 where one side is quite another. */
function contextAt(text: string, { quote, before, after }: Wanted, start: number): number {
  const length = before.length + after.length;
  const left = commonBefore(before, before.length, text, start, before.length);
  const right = commonAfter(after, 0, text, start + quote.length, after.length);
  const isOther = left < leastSide * before.length || right < leastSide * after.length;
  return length === 0 || isOther ? 0 : (left + right) / length;
}

/** The first of places in the order of their context, if that is good enough and clearly better than the next. */
function clearly(fits: readonly { readonly start: number; readonly share: number }[]): number | undefined {
  const [best, second] = fits;
  if (!best || best.share < leastContext) return undefined;
  return !second || best.share - second.share >= contextMargin ? best.start : undefined;
}

/** The one place in a line, or the one at the segment's own column there. */
function atLine(lines: Lines, { segment }: Wanted, found: readonly number[], line: number): number | undefined {
  const inLine = found.filter((start) => positionAt(lines, start).line === line);
  if (inLine.length < 2) return inLine[0];
  const atColumn = inLine.filter((start) => positionAt(lines, start).character === segment.from.column - 1);
  return atColumn.length === 1 ? atColumn[0] : undefined;
}

/** Whether the only place is no chance meeting: long words are not; short ones are to be in the line or column, and near, where they are expected. */
function isLikely(lines: Lines, { quote, segment }: Wanted, start: number, expected: Expected | undefined): boolean {
  if (quote.length >= shortQuote) return true;
  const { line, character } = positionAt(lines, start);
  if (line !== (expected?.line ?? segment.from.line - 1) && character !== segment.from.column - 1) return false;
  if (expected && (start < expected.within.start || start >= expected.within.end)) return false;
  return Math.abs(line - (expected?.line ?? segment.from.line - 1)) <= shortQuoteLines;
}
