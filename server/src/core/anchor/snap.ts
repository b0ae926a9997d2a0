import type { Range } from '../text/range.js';

/** Letters of scripts that part words. */
const letter = /^(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai})[\p{L}\p{N}\p{M}]$/u;
const mostSnapped = 12;

/** Whether letters of one word stand on both sides of an offset. */
export const isInWord = (text: string, at: number): boolean =>
  letter.test(text[at - 1] ?? '') && letter.test(text[at] ?? '');

/** The range with its first and last word whole, where these are not far, and without white space at its edges. */
export function snapped(text: string, { start, end }: Range): Range {
  const inWord = (at: number): boolean => isInWord(text, at);
  let from = start;
  let to = end;
  while (from > start - mostSnapped && inWord(from)) from--;
  while (to < end + mostSnapped && inWord(to)) to++;
  if (inWord(from)) from = start;
  if (inWord(to)) to = end;
  while (from < to && /\s/.test(text[from] ?? '')) from++;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
  return { start: from, end: to };
}
