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
/** Where that does not tell a quote from others like it a file keeps twice as much, and so on, up to this. */
export const mostContext = 256;

/** Share of a quote that stands elsewhere too, in one piece, for which a file keeps its context, though the quote is said once. */
export const leastShared = 1 / 3;

/** How much of its context (0 to 1) must stand beside one of several equal passages. */
export const leastContext = 0.75;
/** Words that say less than so many that are said once ("Yes, exactly.") need nearly all of it. */
export const fewWords = 2;
/** So much (0 to 1) is nearly all of it. */
export const leastOfFew = 0.95;
/** Nor may either side be quite another: speaker labels alone are equal everywhere, and one side is what is left beside a deletion. */
export const leastSide = 0.5;
/** How far its context must be ahead of that of the next. */
export const contextMargin = 0.2;
/** And how far another may be ahead of it on one side. */
export const sideMargin = 0.1;

/** What neighbours say counts where so much of both sides (0 to 1) is there, or the column is the same. */
export const leastBothSides = 0.25;
/** So much of what both sides say is enough of them for another place, where that is in the line that the position names. */
export const leastThere = 0.35;
/** A side that is there but for so little is there. */
export const leastWholeSide = 0.9;
/** Share of a passage's units (0 to 1) over which a change beside it has to repeat itself, so that it may as well be in it. */
export const leastSlide = 0.4;
/** UTF-16 units of a passage that is looked at for standing twice, one right behind the other. */
export const largestCopy = 2000;

/** Quotes below this length ("Yes, I do.") are taken for common words: found once, they still need their surroundings. */
export const shortQuote = 12;

/**
 * Words that are found once elsewhere are a chance meeting too, unless they say as much as so many words that are said once, or
 * as much as these stood beside them before and half of it does still.
 */
export const leastWeight = 4;
/** In words that are said once, as `leastWeight` is. */
export const leastSideWeight = 1.5;

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
/** What a match loses that is not where the neighbours are. */
export const elsewhere = 0.1;
/** Share of what the quote says, and of what the match says, that the other says too. */
export const leastCommon = 0.8;
/** So much of it where the old text is not known, so that no difference can tell where the passage went. */
export const leastCommonUnknown = 0.9;
/** So much of it where the match also begins at the very line and column that the file names. */
export const leastCommonThere = 0.6;
/** So much of a quote's parts elsewhere may be the passage itself, changed, where the quote is not where it is expected. */
export const leastPart = 0.25;
/** Of what was put in, no more (0 to 1) may say what stood before. */
export const mostOld = 0.6;
/** How far the best match must be ahead of the second. */
export const scoreMargin = 0.1;

/**
 * What was edited is changed if so much of what it said is left (0 to 1, words weighed by how rare they are), so much of what
 * stands there now was its own, and so much is left of what stood on its sides, in so many units each.
 */
export const leastKept = 0.6;
/** Share (0 to 1) of what stands there now that was the segment's own. */
export const leastClaimed = 0.6;
/** Share (0 to 1) of what stood on its sides that is left there. */
export const leastBeside = 0.5;
/** Beside one of several places of the same words, where another has all of its context: questions of one kind are half alike. */
export const leastBesideSame = 0.55;
/** UTF-16 units on each side that are looked at for that. */
export const besideLength = 64;
/** What is left to so much was not changed, but parted from what is beside it. */
export const leastWholeBeside = 0.75;
/** What was put in its place says at least as much as so many words that are said once, or it was only taken out. */
export const leastReplaced = 0.5;
/** Where so much is kept and claimed, what is nearly the same elsewhere is no rival. */
export const leastOwn = 0.8;
/** Where less is kept or claimed, but so much, the place is doubtful; what has still less is looked for elsewhere. */
export const leastDoubtful = 0.4;
/** A word that has less than this share of its letters left is another word. */
export const leastWord = 0.5;
/** So many units that are taken out here and put in there were moved. */
export const leastMoved = 12;

/** Units of equal context at which a second passage may be the one that is meant, however well the first fits. */
export const rivalContext = 20;
/** Where all of a passage's context stands beside it, only one with so much of it may be the one that is meant. */
export const wholeRival = 1.5 * contextLength;
/** So many more equal units on one side make another passage of the same words a rival, where not all of the context is there. */
export const leastAhead = 8;
/** So near to a passage the same words are a rival in any surroundings: the diff may have taken one for the other. */
export const nearby = 64;
/** So much of the parts of a passage and of what stood around it, in what was put in elsewhere, make that a rival. */
export const leastCopied = 0.5;
/** Where a passage has all of its context, so much of that has to stand beside words put in that recur or are hardly its own. */
export const leastLike = 0.65;
/** What was put in has to be so long, beside the passage, to have it in it. */
export const leastLength = 0.75;
/** A change of no more units is one inside of a word. */
export const fewLetters = 2;
/** Share of a passage's units that such changes may make up. */
export const mostSpelling = 0.1;
/**
 * Where the shares of a text that is gone and of the other that is new are more than so much together, and each at least a little,
 * they are not the same text; a few lines may be.
 */
export const mostReplaced = 0.7;
/** The least share (0 to 1) of each of the two texts. */
export const leastReplacedEach = 0.1;
/** UTF-16 units that count as a few lines. Both texts together may have changed by twice as many. */
export const fewUnits = 400;
/** Words that say less than this are chance where all around them was replaced. */
export const leastAlone = 8;
/** A change of more units than this beside a passage may as well be a passage put in before it. */
export const largeChange = 40;

/** Candidates that an ambiguous place names. */
export const mostCandidates = 10;
/** Places of one quote, in both texts, of which each is compared with a segment's; where there are more, nothing is certain. */
export const mostCompared = 1000;
/** Places of one quote that are looked at. */
export const mostOccurrences = 2000;

/**
 * How hard a diff tries: so few lines or words on both sides are compared at once. Of n, at most √(n · `editsPerToken`) may
 * differ, between these two bounds, for the work grows as the square of the edits. Where more do, what both sides have once
 * divides the work: lines, then words in runs of so many. What nothing divides counts as replaced.
 */
export const fewTokens = 2000;
/** Edits that are allowed for each line or word, under the root. */
export const editsPerToken = 64;
/** Edits that are allowed however short the texts are. */
export const leastEdits = 64;
/** Edits that are allowed however long the texts are. */
export const mostEdits = 512;
/** Lengths of the runs, in lines, that are looked for in both texts. */
export const lineRuns: readonly number[] = [1];
/** Lengths of the runs, in words: longer ones first, since single words recur. */
export const wordRuns: readonly number[] = [8, 3];
/** Share of what both sides have once that has to be in one order. */
export const leastInOrder = 0.25;

/** Changed lines with at most so many units between them are compared together, up to so many units in all. */
export const mostBetween = 12;
/** UTF-16 units that changed lines may have together, in both texts, to be compared at once. */
export const mostGrouped = 20_000;

/** Units of text in which short quotes are searched approximately, all together: some hundred times a long transcript. */
export const searchBudget = 30_000_000;

/** Quotes below this length have too few parts to be looked up. */
export const fewParts = 30;
