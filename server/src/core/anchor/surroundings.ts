import type { Range } from '../text/range.js';
import type { ComparedText, SearchedText } from './compareTexts.js';
import type { Hunk } from './diffTexts.js';
import { besideLength, fewLetters, leastBeside, leastWholeBeside } from './scores.js';

/**
 * Whether a passage that the diff has at a place stands alone there: of what was beside it hardly anything is left, and of what is
 * beside it now hardly anything was there. Where all is replaced, equal words are chance.
 */
export function isAlone({ content, diff, index }: ComparedText, now: SearchedText, was: Range, is: Range): boolean {
  if (!diff.around(was, besideLength).some(isMoreThanLetters)) return false;
  const sides = (text: string, { start, end }: Range): readonly Range[] => [
    { start: Math.max(0, start - besideLength), end: start },
    { start: end, end: Math.min(text.length, end + besideLength) },
  ];
  const shares = (text: string, range: Range, side: 'old' | 'new'): readonly (number | undefined)[] =>
    sides(text, range).map((each) => content.share(text, each, diff.hunks, side));
  const before = shares(index.text, was, 'old');
  const after = shares(now.index.text, is, 'new');
  const kept: number[] = [];
  before.forEach((share, i) => {
    const other = after[i];
    // At both texts’ beginning, or end, nothing is missing.
    if (share === undefined || other === undefined) kept.push(share === other ? 1 : 0);
    // Beside what was put in or taken out one of the two is whole; where words were corrected both are more or less.
    else kept.push(Math.max(share, other) >= leastWholeBeside ? 1 : Math.min(share, other));
  });
  return kept.reduce((sum, share) => sum + share, 0) < leastBeside * kept.length;
}

/** Whether a change is more than one inside of a word. */
export const isMoreThanLetters = (hunk: Hunk): boolean =>
  [hunk.old, hunk.new].some(({ start, end }) => end - start > fewLetters);
