import type { Segment } from '../codings/segment.js';
import { positionAt, type Lines } from '../text/lines.js';
import type { Range } from '../text/range.js';
import type { Expected } from './neighbours.js';
import { evenAfter, evenBefore } from './evenSpace.js';
import { commonAfter, commonBefore } from './occurrences.js';
import type { Place } from './place.js';
import {
  contextMargin,
  fewWords,
  largestCopy,
  leastBeside,
  leastBesideSame,
  leastBothSides,
  leastContext,
  leastOfFew,
  leastSide,
  leastThere,
  leastWeight,
  leastWholeBeside,
  leastWholeSide,
  mostCandidates,
  shortQuote,
  shortQuoteLines,
  sideMargin,
} from './scores.js';

/** What is looked for: a quote, what stood around it, and where it was said to be. */
export interface Wanted {
  readonly segment: Segment;
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  /** Whether the quote, or nearly its words, stood in several places when the segment was made. */
  readonly isCommon: boolean;
  /** Where its position says, if the quote stands there. */
  readonly here: Range | undefined;
  /** Whether the old text is known, in which it stood. */
  readonly isOld: boolean;
  /** How much its words say, and how much of what stood beside it stands beside a range. */
  readonly weight: number;
  readonly beside: (range: Range) => number;
  /** The same, of the two sides the one with less. */
  readonly besideBoth: (range: Range) => number;
  /** Whether all of its context stands beside a range. */
  readonly isWhole: (range: Range) => boolean;
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

/** The line (from 0) in which it is expected. */
export const lineOf = ({ segment }: Wanted, expected: Expected | undefined): number =>
  expected?.line ?? segment.from.line - 1;

/** Where it is, as far as anything tells. */
function decide(
  lines: Lines,
  wanted: Wanted,
  found: readonly number[],
  fits: readonly Fit[],
  expected: Expected | undefined,
): number | undefined {
  const fitting = clearly(lines.text, wanted, fits);
  const isContrary = (other: number): boolean =>
    fitting === undefined || !isBeaten(lines, wanted, fitting, other, lineOf(wanted, expected));
  const byContext =
    fitting !== undefined && isWhereItSays(lines, wanted, found, fitting, isContrary) ? undefined : fitting;
  const inLine = expected?.sure ? atLine(lines, wanted, found, expected.line) : undefined;
  const byNeighbours = inLine !== undefined && isSupported(lines, wanted, fits, inLine) ? inLine : undefined;
  const isContradicted = inLine !== undefined && byContext !== undefined && byContext !== inLine && isContrary(inLine);
  if (isContradicted) return undefined;
  const [only] = found;
  const isOnly = only !== undefined && found.length === 1 && !wanted.isCommon;
  return byContext ?? byNeighbours ?? (isOnly && isLikely(lines, wanted, only, expected) ? only : undefined);
}

/**
 * Whether all of its context stands at one place and less than half of what either side says at another, of the very quote a
 * little more than half; where the one is nearer to the line in which it is expected (from 0), still more may.
 */
export function isBeaten(lines: Lines, wanted: Wanted, start: number, other: number, line: number): boolean {
  const place = (at: number): Range => ({ start: at, end: at + wanted.quote.length });
  if (!wanted.isWhole(place(start))) return false;
  const away = (at: number): number => Math.abs(positionAt(lines, at).line - line);
  const most = lines.text.startsWith(wanted.quote, other) ? leastBesideSame : leastBeside;
  return wanted.beside(place(other)) < (away(start) < away(other) ? leastWholeBeside : most);
}

/** Whether another place is in the very line that its position names, with one side of its context or much of both. */
function isWhereItSays(
  lines: Lines,
  wanted: Wanted,
  found: readonly number[],
  start: number,
  isContrary: (other: number) => boolean,
): boolean {
  const { segment, isOld, quote } = wanted;
  const [from = Infinity, to = Infinity] = [lines.starts[segment.from.line - 1], lines.starts[segment.from.line]];
  if (isOld || (start >= from && start < to)) return false;
  return found.some((other) => {
    if (other < from || other >= to || !isContrary(other)) return false;
    const own = contextAt(lines.text, wanted, other);
    const isThere = wanted.besideBoth({ start: other, end: other + quote.length }) >= leastThere;
    return Math.max(own.left, own.right) >= leastWholeSide || isThere;
  });
}

/** Whether nothing beside it speaks against the place in the line in which neighbours expect a segment. */
function isSupported({ text, ...lines }: Lines, wanted: Wanted, fits: readonly Fit[], start: number): boolean {
  const own = contextAt(text, wanted, start);
  const { before, after, segment, quote } = wanted;
  if (before === '' && after === '') return true;
  const isInColumn = positionAt({ text, ...lines }, start).character === segment.from.column - 1;
  const isKept = Math.min(own.left, own.right) >= leastBothSides;
  const isRival = (other: Fit): boolean => other.start !== start && isAhead(text, other, own);
  return (
    (isInColumn || isKept) && wanted.beside({ start, end: start + quote.length }) >= leastBeside && !fits.some(isRival)
  );
}

interface Fit {
  readonly start: number;
  /** How much of the context stands there, from 0 to 1. */
  readonly share: number;
  /** And how much of what stood on each side. */
  readonly left: number;
  readonly right: number;
}

/** The places whose surroundings fit best, the best first; of equally good ones its own position, then the first. */
function bestFits(text: string, wanted: Wanted, found: readonly number[]): readonly Fit[] {
  const own = found.filter((start) => start === wanted.here?.start);
  const best: Fit[] = [];
  for (const start of [...own, ...found]) {
    if (start === own[0] && best.length > 0) continue;
    const fit = contextAt(text, wanted, start);
    // Of those that fit as badly, those that fit on one side.
    const at = best.findIndex((other) => rank(other) < rank(fit));
    best.splice(at < 0 ? best.length : at, 0, fit);
    if (best.length > mostCandidates) best.pop();
    // There may be thousands, and none fits better than wholly.
    if (best.length === mostCandidates && best.at(-1)?.share === 1) break;
  }
  return best;
}

const rank = ({ share, left, right }: Fit): number => share + Math.max(left, right) / 10;

/** How much of its context stands beside a place; in all 0 where one side is quite another. */
function contextAt(text: string, { quote, before, after }: Wanted, start: number): Fit {
  const length = before.length + after.length;
  const left = evenBefore(before, before.length, text, start, before.length);
  const right = evenAfter(after, 0, text, start + quote.length, after.length);
  const isOther = left < leastSide * before.length || right < leastSide * after.length;
  return {
    start,
    share: length === 0 || isOther ? 0 : (left + right) / length,
    left: left / Math.max(1, before.length),
    right: right / Math.max(1, after.length),
  };
}

/** The first of places in the order of their context, if that is good enough, clearly better than the next, and has no rival. */
function clearly(text: string, { weight }: Wanted, fits: readonly Fit[]): number | undefined {
  const [best, ...others] = fits;
  if (!best || best.share < (weight < fewWords ? leastOfFew : leastContext)) return undefined;
  const isRival = (other: Fit): boolean => best.share - other.share < contextMargin || isAhead(text, other, best);
  return others.some(isRival) ? undefined : best.start;
}

/**
 * Whether another place has more on one side; or is one of two copies right beside each other, of which each has one side of
 * what was around the one.
 */
function isAhead(text: string, other: Fit, best: Fit): boolean {
  if (other.left > best.left + sideMargin || other.right > best.right + sideMargin) return true;
  const distance = Math.abs(other.start - best.start);
  if (distance > largestCopy) return false;
  const left = commonBefore(text, best.start, text, other.start, distance);
  return left + commonAfter(text, best.start, text, other.start, distance) >= distance;
}

/** The one place in a line, or the one at the segment's own column there. */
function atLine(lines: Lines, { segment }: Wanted, found: readonly number[], line: number): number | undefined {
  const [from = Infinity, to = Infinity] = [lines.starts[line], lines.starts[line + 1]];
  const inLine = found.filter((start) => start >= from && start < to);
  if (inLine.length < 2) return inLine[0];
  const atColumn = inLine.filter((start) => positionAt(lines, start).character === segment.from.column - 1);
  return atColumn.length === 1 ? atColumn[0] : undefined;
}

/**
 * Whether the only place is no chance meeting. Words that say much are not, nor are those that have kept their surroundings;
 * where the old text is not known, nor those in the line in which they are expected. Short ones have to be there, or near and
 * in their column.
 */
function isLikely(lines: Lines, wanted: Wanted, start: number, expected: Expected | undefined): boolean {
  const { quote, segment, isOld } = wanted;
  const range = { start, end: start + quote.length };
  const isShort = quote.length < shortQuote;
  if (!isShort && wanted.weight >= leastWeight) return true;
  const isKept = wanted.beside(range) >= leastBeside;
  if (isOld) return isKept && contextAt(lines.text, wanted, start).share >= leastContext;
  if (!isShort && isKept) return true;
  const { line, character } = positionAt(lines, start);
  const expectedLine = lineOf(wanted, expected);
  if (!isShort) return expected !== undefined && line === expectedLine;
  if (line !== expectedLine && character !== segment.from.column - 1) return false;
  if (expected && (start < expected.within.start || start >= expected.within.end)) return false;
  return Math.abs(line - expectedLine) <= shortQuoteLines;
}
