import type { Segment } from '../codings/segment.js';
import type { Range } from '../text/range.js';
import type { ComparedText, SearchedText } from './compareTexts.js';
import type { Wanted } from './findQuote.js';
import { mostOccurrences } from './scores.js';
import type { OldContext } from './throughDiff.js';

/** Where in a text a segment is looked for, and what is known of its surroundings. */
export interface SearchSpace extends Pick<Wanted, 'before' | 'after' | 'isCommon' | 'canBeCertain'> {
  /** Where the very quote stands, ascending. */
  readonly starts: readonly number[];
  /** Whether words that are nearly the quote may be the segment's. */
  readonly mayBeCopy: (range: Range) => boolean;
  readonly mayBeChanged: (range: Range) => boolean;
}

/** The whole text, for a segment whose old text is not known, or whose position does not speak of it. */
export function wholeText({ index }: SearchedText, { quote, before = '', after = '' }: Segment): SearchSpace {
  const starts = index.find(quote);
  return {
    before,
    after,
    isCommon: before !== '' || after !== '',
    starts,
    mayBeCopy: () => true,
    mayBeChanged: () => true,
    canBeCertain: () => starts.length < mostOccurrences,
  };
}

/** What was put in since: words that stood there before were never those of a segment that has no place yet. */
export function newWords(
  { index }: SearchedText,
  { index: before, diff }: ComparedText,
): (quote: string, context: OldContext) => SearchSpace {
  const known = new Map<string, readonly number[]>();
  const isNew = (range: Range): boolean => diff.back(range) === undefined;
  const startsOf = (quote: string): readonly number[] => {
    const found = index.find(quote).filter((start) => isNew({ start, end: start + quote.length }));
    known.set(quote, found);
    return found;
  };
  return (quote, context) => ({
    ...context,
    starts: known.get(quote) ?? startsOf(quote),
    mayBeCopy: isNew,
    // Where too much was to be compared, words may have stood before.
    mayBeChanged: ({ start, end }) =>
      isNew({ start, end }) &&
      !(diff.isCoarse('new', { start, end }) && before.find(index.text.slice(start, end)).length > 0),
    canBeCertain: (range, isOnly) => {
      if (index.find(quote).length >= mostOccurrences) return false;
      const isCoarse = context.isCoarse || diff.isCoarse('new', range);
      return !isCoarse || (isOnly && !context.isCommon);
    },
  });
}
