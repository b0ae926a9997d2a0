import type { Segment } from '../codings/segment.js';
import { normalizeText } from '../text/newline.js';
import { pointAt, type Lines } from '../text/lines.js';
import type { Range } from '../text/range.js';
import { occurrences } from './occurrences.js';
import { contextLength } from './scores.js';

/** The parts of a segment that say where it is, for a range of the text (UTF-16 offsets). */
export type Anchor = Pick<Segment, 'from' | 'to' | 'quote' | 'before' | 'after'>;

/** Describes a range so that it can be found again: points, quote and, where the quote is not unique, its context. */
export function anchorOf(lines: Lines, range: Range): Anchor {
  const { text } = lines;
  const written = text.slice(range.start, range.end);
  const anchor = { from: pointAt(lines, range.start), to: pointAt(lines, range.end), quote: normalizeText(written) };
  if (occurrences(text, written, 2).length < 2) return anchor;
  const before = normalizeText(whole(text.slice(Math.max(0, range.start - contextLength), range.start)));
  const after = normalizeText(whole(text.slice(range.end, range.end + contextLength)));
  return { ...anchor, ...(before !== '' && { before }), ...(after !== '' && { after }) };
}

/** The piece without halves of surrogate pairs at its ends. */
const whole = (piece: string): string => piece.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
