import type { Segment } from '../codings/segment.js';
import { normalizeText } from '../text/newline.js';
import type { Range } from '../text/range.js';

/** The words by which a segment is known. */
export type Words = Pick<Segment, 'quote' | 'before' | 'after'>;

/**
 * Whether a segment's quote stands at a range of a text (UTF-16 offsets, any line ends), with all of its stored context
 * beside it. Looks at that place alone.
 */
export function standsAt(text: string, { start, end }: Range, { quote, before = '', after = '' }: Words): boolean {
  // At most twice as long, for line ends of two units.
  return (
    end - start <= 2 * quote.length &&
    said(text, start, end) === quote &&
    (before === '' || said(text, start - 2 * before.length, start).endsWith(before)) &&
    (after === '' || said(text, end, end + 2 * after.length).startsWith(after))
  );
}

const said = (text: string, start: number, end: number): string => normalizeText(text.slice(Math.max(0, start), end));
