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
    const agreement = here ? contextAt(text, here, segment) : 'none';
    if (here && agreement === 'all') return { ...here, state: 'exact' };
    const quote = local(segment.quote);
    const [first, second] = quote === '' ? [] : occurrences(text, quote, 2);
    if (here && second === undefined) return { ...here, state: 'exact' };
    if (first === undefined) return { start: 0, end: 0, state: 'orphaned' };
    if (second === undefined) return { start: first, end: first + quote.length, state: 'moved' };
    const before = local(segment.before ?? '');
    const fitting = occurrences(text, before + quote + local(segment.after ?? ''), 2).map((at) => at + before.length);
    const [start = here?.start ?? first] = fitting;
    if (here && fitting.length === 0 && agreement === 'some') return { ...here, state: 'exact' };
    return { start, end: start + quote.length, state: fitting.length === 1 ? 'moved' : 'ambiguous' };
  };
}

/** How much of the context that a segment names stands beside a range: `all` also where it names none. */
function contextAt(text: string, { start, end }: Range, { before, after }: Segment): 'all' | 'some' | 'none' {
  const fits = [
    ...(before ? [normalizeText(text.slice(Math.max(0, start - 2 * before.length), start)).endsWith(before)] : []),
    ...(after ? [normalizeText(text.slice(end, end + 2 * after.length)).startsWith(after)] : []),
  ];
  return fits.every(Boolean) ? 'all' : fits.some(Boolean) ? 'some' : 'none';
}

/** Offsets at which `piece` occurs, overlapping ones included, at most `most` of them. */
export function occurrences(text: string, piece: string, most: number): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(piece); at >= 0 && found.length < most; at = text.indexOf(piece, at + 1)) found.push(at);
  return found;
}
