import type { Range } from '../text/range.js';
import type { Hunk } from './diffTexts.js';
import { evenAfter, evenBefore } from './evenSpace.js';
import { largestCopy, leastSlide } from './scores.js';

/**
 * Whether one of the changes beside a passage may as well have been inside of it or on its other side, so that other words are
 * meant: what was put in, or taken out, is repeated from there on over much of the passage (`old` in the one text, `now` in the
 * other).
 */
export function canSlide(before: string, after: string, hunks: readonly Hunk[], old: Range, now: Range): boolean {
  return hunks.some((hunk) => slidesOver(before, hunk.old, old) || slidesOver(after, hunk.new, now));
}

function slidesOver(text: string, change: Range, passage: Range): boolean {
  if (text.slice(change.start, change.end).trim() === '') return false;
  const isBehind = change.start >= passage.end;
  const between = isBehind ? change.start - passage.end : passage.start - change.end;
  const part = Math.ceil(leastSlide * (passage.end - passage.start));
  // What is repeated for so long is taken to go on.
  const distance = Math.min(largestCopy, between + part);
  const repeated = isBehind ? evenBefore : evenAfter;
  return distance > 0 && repeated(text, change.start, text, change.end, distance) === distance;
}
