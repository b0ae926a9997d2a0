import type { Range } from '../text/range.js';
import type { Hunk } from './diffTexts.js';
import { commonAfter, commonBefore } from './occurrences.js';
import { largestCopy } from './scores.js';

/**
 * Whether one of the changes beside a passage may as well have been on its other side, so that another passage is meant: what was
 * put in, or taken out, is repeated from there to behind the passage (`old` in the one text, `now` in the other).
 */
export function canSlide(before: string, after: string, hunks: readonly Hunk[], old: Range, now: Range): boolean {
  return hunks.some((hunk) => slidesOver(before, hunk.old, old) || slidesOver(after, hunk.new, now));
}

function slidesOver(text: string, change: Range, passage: Range): boolean {
  if (change.start === change.end) return false;
  const isBehind = change.start >= passage.end;
  // What is repeated for so long is taken to go on.
  const distance = Math.min(largestCopy, isBehind ? change.start - passage.start : passage.end - change.end);
  const repeated = isBehind ? commonBefore : commonAfter;
  return distance > 0 && repeated(text, change.start, text, change.end, distance) === distance;
}
