import { newlineOf } from './newline.js';
import type { Range } from './range.js';

/** Replaces the text of a range (UTF-16 offsets) by another. */
export interface Splice extends Range {
  readonly text: string;
}

/** Applies splices that do not overlap, given in any order; of two at one place the first given comes first. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const ordered = splices
    .map((splice, order) => ({ splice, order }))
    .sort((a, b) => a.splice.start - b.splice.start || a.order - b.order);
  let result = '';
  let at = 0;
  for (const { splice } of ordered) {
    result += text.slice(at, splice.start) + splice.text;
    at = Math.max(at, splice.end);
  }
  return result + text.slice(at);
}

/** Applies splices that were written with `\n`, in the line ends of the text. */
export function spliceLines(text: string, splices: readonly Splice[]): string {
  const eol = newlineOf(text);
  if (eol === '\n') return applySplices(text, splices);
  return applySplices(
    text,
    splices.map((splice) => ({ ...splice, text: splice.text.replaceAll('\n', eol) })),
  );
}

/** The one splice that turns `before` into `after`: what lies between their common beginning and common end. */
export function spliceBetween(before: string, after: string): Splice {
  const most = Math.min(before.length, after.length);
  let start = commonStart(before, after, most);
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--;
  let tail = commonEnd(before, after, most - start);
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail--;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/** Pieces of this length are compared at once, which is much faster than unit by unit. */
const stride = 1024;

function commonStart(a: string, b: string, most: number): number {
  let start = 0;
  while (start + stride <= most && a.slice(start, start + stride) === b.slice(start, start + stride)) start += stride;
  while (start < most && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  return start;
}

function commonEnd(a: string, b: string, most: number): number {
  const pieceOf = (text: string, tail: number): string => text.slice(text.length - tail - stride, text.length - tail);
  let tail = 0;
  while (tail + stride <= most && pieceOf(a, tail) === pieceOf(b, tail)) tail += stride;
  while (tail < most && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return tail;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
