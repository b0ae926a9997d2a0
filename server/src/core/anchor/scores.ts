/**
 * Every bound that decides between a place, a doubtful place and none.
 *
 * The parts of an anchor (position, quote, context) are the selectors of the W3C Web Annotation Data Model (2017, §4.2:
 * Text Position and Text Quote Selector, used together). How they fail is taken from Brush, Bargeron, Gupta and Cadiz,
 * “Robust annotation positioning in digital documents” (CHI 2001): readers count a note at a wrong place as worse than an
 * orphan, trust unusual words more than surroundings, and expect a note to vanish when most of its words are gone. So each
 * bound errs to the side of doubt.
 */

/** UTF-16 units of context on either side: what a codings file keeps, and what old and new text are compared by. */
export const contextLength = 32;

/** How much of its context (0 to 1) must stand beside one of several equal passages. */
export const leastContext = 0.5;
/** Nor may either side be quite another: speaker labels alone are equal everywhere, and one side is what is left beside a deletion. */
export const leastSide = 0.3;
/** How far its context must be ahead of that of the next. */
export const contextMargin = 0.2;

/** Quotes below this length ("Yes, I do.") are taken for common words: found once, they still need their surroundings. */
export const shortQuote = 12;

/** Neighbouring segments tell where a segment's line is when they are at most so many lines away. */
export const neighbourLines = 12;

/** A short quote that is found once may be so many lines from where it is expected. */
export const shortQuoteLines = 3;

/** Below this length nothing is matched approximately: one letter makes another word. */
export const leastApproximate = 6;
/** Above this length nothing is either, for it would take too long. */
export const mostApproximate = 10_000;
/** Share of a quote's units that may differ: about every fifth, as in a transcript with one word of five corrected. */
export const errorShare = 0.2;
/** 1 less the share of errors; away from the neighbours less `elsewhere`. What is below `leastScore` is no match. */
export const leastScore = 0.75;
export const elsewhere = 0.1;
/** How far the best match must be ahead of the second. */
export const scoreMargin = 0.1;

/** Share of a quote's units that must be left in a place whose words were replaced, and where others were only deleted. */
export const leastKept = 0.5;
export const leastLeft = 0.2;

/** Units of equal context at which a second passage may be the one that is meant, however well the first fits. */
export const rivalContext = 20;
/** So near to a passage the same words are a rival in any surroundings: the diff may have taken one for the other. */
export const nearby = 64;
/** A change of more units than this beside a passage may as well be a passage put in before it. */
export const largeChange = 40;

/** Candidates that an ambiguous place names. */
export const mostCandidates = 10;
/** Places of one quote that are looked at. */
export const mostOccurrences = 2000;

/**
 * How hard a diff tries: so few lines or words on both sides are compared at once. Of n, at most √(n · `editsPerToken`) may
 * differ, between these two bounds, for the work grows as the square of the edits. Where more do, what both sides have once
 * divides the work: lines, then words in runs of so many. What nothing divides counts as replaced.
 */
export const fewTokens = 2000;
export const editsPerToken = 64;
export const leastEdits = 64;
export const mostEdits = 512;
export const lineRuns: readonly number[] = [1];
export const wordRuns: readonly number[] = [8, 3];
/** Share of what both sides have once that has to be in one order. */
export const leastInOrder = 0.25;

/** Changed lines with at most so many units between them are compared together, up to so many units in all. */
export const mostBetween = 12;
export const mostGrouped = 20_000;

/** Units of text in which short quotes are searched approximately, all together: some hundred times a long transcript. */
export const searchBudget = 30_000_000;
