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
  if (end - start === quote.length && isToTheLetter(text, start, quote, before, after)) return true;
  // At most twice as long, for line ends of two units.
  return (
    end - start <= 2 * quote.length &&
    said(text, start, end) === quote &&
    (before === '' || said(text, start - 2 * before.length, start).endsWith(before)) &&
    (after === '' || said(text, end, end + 2 * after.length).startsWith(after))
  );
}

/** What nearly every segment of a text with LF line ends is: nothing is cut out to compare. */
const isToTheLetter = (text: string, start: number, quote: string, before: string, after: string): boolean =>
  start >= before.length &&
  text.startsWith(quote, start) &&
  text.startsWith(before, start - before.length) &&
  text.startsWith(after, start + quote.length) &&
  isPlain(quote) &&
  isPlain(before) &&
  isPlain(after);

/** Whether it holds nothing that a text loses when it is made plain. */
const isPlain = (words: string): boolean => !words.includes('\r') && !words.includes('\ufeff');

const said = (text: string, start: number, end: number): string => normalizeText(text.slice(Math.max(0, start), end));
