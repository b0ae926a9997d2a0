import type { Segment } from '../codings/segment.js';
import { normalizeText } from '../text/newline.js';
import { pointAt, type Lines } from '../text/lines.js';
import type { Range } from '../text/range.js';
import { occurrences } from './occurrences.js';
import { contextLength, leastShared, mostContext, shortQuote } from './scores.js';

/** The parts of a segment that say where it is, for a range of the text (UTF-16 offsets). */
export type Anchor = Pick<Segment, 'from' | 'to' | 'text' | 'quote' | 'before' | 'after'>;

/** Where a piece of the text stands, ascending, at least two places where there are as many. */
export type Find = (piece: string) => readonly number[];

/**
 * Describes a range so that it can be found again: points and quote. A quote that is short or that recurs, be it in part, has its
 * context too, as much as tells it from the others, within bounds. Where even that tells it from none, the anchor names the `digest`
 * of its text, so that its points are never taken for those of another text.
 */
export function anchorOf(
  lines: Lines,
  range: Range,
  digest?: string,
  find: Find = (piece) => occurrences(lines.text, piece, 2),
): Anchor {
  const { text } = lines;
  const written = text.slice(range.start, range.end);
  const [from, to] = [pointAt(lines, range.start), pointAt(lines, range.end)];
  const quote = normalizeText(written);
  const isUnique = find(written).length < 2;
  if (isUnique && written.length >= shortQuote && !hasLike(text, range, find)) return { from, to, quote };
  const around = (length: number): Range => ({ start: Math.max(0, range.start - length), end: range.end + length });
  // Half of it has to tell, so that the other half may change.
  const tells = (length: number): boolean => {
    const { start, end } = around(length / 2);
    return find(text.slice(start, end)).length < 2;
  };
  let length = contextLength;
  while (!isUnique && length < mostContext && !tells(length)) length *= 2;
  const isTold = isUnique || tells(length);
  const { start, end } = around(isTold ? length : contextLength);
  const before = normalizeText(whole(text.slice(start, range.start)));
  const after = normalizeText(whole(text.slice(range.end, end)));
  return {
    from,
    to,
    ...(!isTold && digest !== undefined && { text: digest }),
    quote,
    ...(before !== '' && { before }),
    ...(after !== '' && { after }),
  };
}

/** Whether a third of a passage stands elsewhere too, so that one could be the other, changed. */
function hasLike(text: string, { start, end }: Range, find: Find): boolean {
  const length = Math.max(shortQuote, Math.ceil((end - start) * leastShared));
  for (let at = start; at + length <= end; at += Math.ceil(length / 2)) {
    if (find(text.slice(at, at + length)).length > 1) return true;
  }
  return false;
}

/** The piece without halves of surrogate pairs at its ends. */
const whole = (piece: string): string => piece.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
