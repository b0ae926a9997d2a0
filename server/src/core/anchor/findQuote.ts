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
  /** Whether a place can be certain, where it is the only one and where it is not. */
  readonly canBeCertain: (range: Range, isOnly: boolean) => boolean;
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
  const fits = bestFits(lines.text, wanted, found);
  const start = decide(lines, wanted, found, fits, expected);
  if (start !== undefined && wanted.canBeCertain(place(start), found.length === 1)) {
    return { ...place(start), state: here?.start === start ? 'exact' : 'moved' };
  }
  const candidates = fits.map((fit) => place(fit.start));
  return { ...place(fits[0]?.start ?? 0), state: 'ambiguous', candidates };
}

/** Where it is, as far as anything tells. */
function decide(
  lines: Lines,
  wanted: Wanted,
  found: readonly number[],
  fits: readonly Fit[],
  expected: Expected | undefined,
): number | undefined {
  const byContext = clearly(fits);
  const byNeighbours = expected?.sure ? atLine(lines, wanted, found, expected.line) : undefined;
  const isContradicted = byNeighbours !== undefined && byContext !== undefined && byContext !== byNeighbours;
  if (isContradicted) return undefined;
  const [only] = found;
  const isOnly = only !== undefined && found.length === 1 && !wanted.isCommon;
  return byContext ?? byNeighbours ?? (isOnly && isLikely(lines, wanted, only, expected) ? only : undefined);
}

interface Fit {
  readonly start: number;
  /** How much of the context stands there, from 0 to 1. */
  readonly share: number;
}

/** The places whose surroundings fit best, the best first; of equally good ones its own position, then the first. */
function bestFits(text: string, wanted: Wanted, found: readonly number[]): readonly Fit[] {
  const own = found.filter((start) => start === wanted.here?.start);
  const best: Fit[] = [];
  for (const start of [...own, ...found]) {
    if (start === own[0] && best.length > 0) continue;
    const fit = { start, share: contextAt(text, wanted, start) };
    const at = best.findIndex(({ share }) => share < fit.share);
    best.splice(at < 0 ? best.length : at, 0, fit);
    if (best.length > mostCandidates) best.pop();
    // There may be thousands, and none fits better than wholly.
    if (best.length === mostCandidates && best.at(-1)?.share === 1) break;
  }
  return best;
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
function clearly(fits: readonly Fit[]): number | undefined {
  const [best, second] = fits;
  if (!best || best.share < leastContext) return undefined;
  return !second || best.share - second.share >= contextMargin ? best.start : undefined;
}

/** The one place in a line, or the one at the segment's own column there. */
function atLine(lines: Lines, { segment }: Wanted, found: readonly number[], line: number): number | undefined {
  const [from = Infinity, to = Infinity] = [lines.starts[line], lines.starts[line + 1]];
  const inLine = found.filter((start) => start >= from && start < to);
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
