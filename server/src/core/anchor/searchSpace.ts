import type { Segment } from '../codings/segment.js';
import type { Range } from '../text/range.js';
import type { ComparedText, SearchedText } from './compareTexts.js';
import type { Wanted } from './findQuote.js';
import type { Content } from './content.js';
import { evenAfter, evenBefore } from './evenSpace.js';
import { contextLength, leastAlone, leastSideWeight, mostOccurrences } from './scores.js';
import { isPutIn } from './putIn.js';
import type { OldContext } from './throughDiff.js';

/** Where in a text a segment is looked for, and what is known of its surroundings. */
export interface SearchSpace extends Pick<
  Wanted,
  'before' | 'after' | 'isCommon' | 'canBeCertain' | 'weight' | 'beside' | 'isOld' | 'besideBoth' | 'isWhole'
> {
  /** Where the very quote stands, ascending. */
  readonly starts: readonly number[];
  /** Whether words that are nearly the quote may be the segment's. */
  readonly mayBeCopy: (range: Range) => boolean;
  readonly mayBeChanged: (range: Range) => boolean;
  /** How much of what the quote says a range that is nearly the quote says too. */
  readonly common: (range: Range) => number;
  /** Whether words of a range stood elsewhere before, so that they are another passage. */
  readonly isOther: (range: Range) => boolean;
}

/** The whole text, for a segment whose old text is not known, or whose position does not speak of it. */
export function wholeText(
  { index }: SearchedText,
  content: Content,
  { quote, before = '', after = '' }: Segment,
): SearchSpace {
  const starts = index.find(quote);
  return {
    before,
    after,
    isCommon: before !== '' || after !== '',
    starts,
    mayBeCopy: () => true,
    mayBeChanged: () => true,
    isOld: false,
    isOther: () => false,
    ...comparedBy(content, index.text, quote, { before, after, isTelling: false }),
    canBeCertain: () => starts.length < mostOccurrences,
  };
}

/** What was put in since: words that stood there before were never those of a segment that has no place yet. */
export function newWords(
  { index }: SearchedText,
  { index: before, diff, content, isReplaced }: ComparedText,
): (quote: string, context: OldContext) => SearchSpace {
  const known = new Map<string, readonly number[]>();
  const isNew = (range: Range): boolean => isPutIn(content, diff, index.text, range);
  const startsOf = (quote: string): readonly number[] => {
    const found = index.find(quote).filter((start) => isNew({ start, end: start + quote.length }));
    known.set(quote, found);
    return found;
  };
  return (quote, context) => ({
    ...context,
    isOld: true,
    isOther: ({ start, end }) => context.isReplaced || before.find(index.text.slice(start, end)).length > 0,
    ...comparedBy(content, index.text, quote, { ...context, isTelling: true }),
    starts: known.get(quote) ?? startsOf(quote),
    mayBeCopy: isNew,
    // Where too much was to be compared, words may have stood before.
    mayBeChanged: ({ start, end }) =>
      !isReplaced &&
      isNew({ start, end }) &&
      !(diff.isCoarse('new', { start, end }) && before.find(index.text.slice(start, end)).length > 0),
    canBeCertain: (range, isOnly) => {
      if (index.find(quote).length >= mostOccurrences) return false;
      if (context.isReplaced || (isReplaced && content.weight(quote) < leastAlone)) return false;
      const isCoarse = context.isCoarse || diff.isCoarse('new', range);
      return !isCoarse || (isOnly && !context.isCommon);
    },
  });
}

/** What stood around a segment; `isTelling` where too few words there tell nothing. */
type Around = Pick<Wanted, 'before' | 'after'> & { readonly isTelling: boolean };

/** How much ranges of a text say of what a quote and its surroundings said. */
function comparedBy(
  content: Content,
  text: string,
  quote: string,
  was: Around,
): Pick<SearchSpace, 'common' | 'weight' | 'beside' | 'besideBoth' | 'isWhole'> {
  return {
    common: ({ start, end }) => content.common(quote, text.slice(start, end)),
    weight: content.weight(quote),
    beside: (range) => Math.max(...besides(content, was, text, range)),
    besideBoth: (range) => Math.min(...besides(content, was, text, range)),
    isWhole: (range) => isWhole(text, was, range),
  };
}

/** Whether all that stood on both sides stands beside a range, and is as much as is kept, or reaches to where the text ends. */
function isWhole(text: string, { before, after }: Pick<Wanted, 'before' | 'after'>, { start, end }: Range): boolean {
  const isBefore =
    evenBefore(before, before.length, text, start, Infinity) === before.length &&
    (before.length >= contextLength || before.length === start);
  const isAfter =
    evenAfter(after, 0, text, end, Infinity) === after.length &&
    (after.length >= contextLength || end + after.length === text.length);
  return isBefore && isAfter;
}

const evened = (text: string): string => text.replace(/\s+/g, ' ');

/** How much of what stood on each side stands there still; 0 where that does not say enough to tell. */
function besides(content: Content, was: Around, text: string, { start, end }: Range): readonly number[] {
  const [before, after] = [evened(was.before), evened(was.after)];
  const left = evened(text.slice(Math.max(0, start - 2 * was.before.length), start));
  const sides = [
    [before, left.slice(Math.max(0, left.length - before.length))],
    [after, evened(text.slice(end, end + 2 * was.after.length)).slice(0, after.length)],
  ] as const;
  const least = was.isTelling ? leastSideWeight : 0;
  return sides.map(([old, now]) => {
    const share = content.common(old, now);
    return content.weight(old) * share < least ? 0 : share;
  });
}
