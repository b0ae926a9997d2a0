import type { Segment } from '../codings/segment.js';
import { normalizeText } from '../text/newline.js';
import { offsetOfPoint, type Lines } from '../text/lines.js';
import type { Range } from '../text/range.js';

export type PlaceState = 'exact' | 'moved' | 'changed' | 'ambiguous' | 'orphaned';

/** Where a segment is in a text (UTF-16 offsets), and how sure that is. Orphaned ones have an empty range at 0. */
export interface Place extends Range {
  readonly state: PlaceState;
}

/**
 * Places segments in a text. With `current`, the text is the one that the positions speak of. Otherwise a position counts
 * only where the very quote stands there and its context does not speak against it, else the quote is looked for: found
 * once, it has moved; found several times, its context decides if it fits one place alone, and otherwise the place is
 * ambiguous.
 */
export function placeSegments(lines: Lines, segments: readonly Segment[], current: boolean): readonly Place[] {
  const search = quoteSearch(lines.text);
  return segments.map((segment) => {
    const range = rangeOfPoints(lines, segment);
    if (range && current) return { ...range, state: 'exact' };
    const isHere = range && normalizeText(lines.text.slice(range.start, range.end)) === segment.quote;
    return search(segment, isHere ? range : undefined);
  });
}

function rangeOfPoints(lines: Lines, segment: Segment): Range | undefined {
  const start = offsetOfPoint(lines, segment.from);
  const end = offsetOfPoint(lines, segment.to);
  return start !== undefined && end !== undefined && start < end ? { start, end } : undefined;
}

/** Looks for a segment's quote; `here` is where its position says, if the quote stands there. */
function quoteSearch(text: string): (segment: Segment, here: Range | undefined) => Place {
  const eol = text.includes('\r\n') ? '\r\n' : text.includes('\r') ? '\r' : '\n';
  const local = (piece: string): string => (eol === '\n' ? piece : piece.replaceAll('\n', eol));
  return (segment, here) => {
    const [before, quote, after] = [local(segment.before ?? ''), local(segment.quote), local(segment.after ?? '')];
    const left = here !== undefined && leftOf(text, here, before.length).endsWith(segment.before ?? '');
    const right = here !== undefined && rightOf(text, here, after.length).startsWith(segment.after ?? '');
    if (here && left && right) return { ...here, state: 'exact' };
    const [first, second] = quote === '' ? [] : occurrences(text, quote, 2);
    if (here && second === undefined) return { ...here, state: 'exact' };
    if (first === undefined) return { start: 0, end: 0, state: 'orphaned' };
    if (second === undefined) return { start: first, end: first + quote.length, state: 'moved' };
    const fitting = occurrences(text, before + quote + after, 2).map((at) => at + before.length);
    const [start = here?.start ?? first] = fitting;
    if (fitting.length === 1) return { start, end: start + quote.length, state: 'moved' };
    if (here && ((left && before !== '') || (right && after !== ''))) return { ...here, state: 'exact' };
    return { start, end: start + quote.length, state: 'ambiguous' };
  };
}

/** What stands beside a range with LF line ends: at least `length` units of it, as far as the text goes. */
const leftOf = (text: string, { start }: Range, length: number): string =>
  normalizeText(text.slice(Math.max(0, start - 2 * length), start));
const rightOf = (text: string, { end }: Range, length: number): string =>
  normalizeText(text.slice(end, end + 2 * length));

/** Offsets at which `piece` occurs, overlapping ones included, at most `most` of them. */
export function occurrences(text: string, piece: string, most: number): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(piece); at >= 0 && found.length < most; at = text.indexOf(piece, at + 1)) found.push(at);
  return found;
}
