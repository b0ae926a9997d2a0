import type { Steps } from '../workInSteps.js';
import { linesOf, type Lines } from '../text/lines.js';
import { approximateSearch, type Approximate } from './approximate.js';
import { contentOf, type Content } from './content.js';
import { diffSteps, type Hunk } from './diffTexts.js';
import { mapThroughDiff, type DiffMap } from './mapThroughDiff.js';
import { rivalFinder, type FindRivals } from './rivals.js';
import { fewUnits, leastReplacedEach, mostReplaced } from './scores.js';
import { indexText, type TextIndex } from './textIndex.js';

/** Works out the difference of two texts, as `diffSteps` does, or gives one that is known. */
export type DiffOf = (before: string, after: string) => Steps<readonly Hunk[]>;

/** The text in which segments are placed, with what all codings files need of it. */
export interface SearchedText {
  readonly lines: Lines;
  readonly index: TextIndex;
  readonly approximate: Approximate;
  /** Works out once what its words say. */
  readonly content: () => Steps<Content>;
  /** Compares it with a text that positions speak of, once for all files. */
  readonly comparedWith: (was: string) => Steps<ComparedText>;
}

/** A text that positions speak of, beside the one in which segments are placed. */
export interface ComparedText {
  readonly lines: Lines;
  readonly index: TextIndex;
  readonly diff: DiffMap;
  readonly rivals: FindRivals;
  readonly content: Content;
  /** Whether much of it is gone and much of the other is new: what is alike in both is chance unless it says much. */
  readonly isReplaced: boolean;
}

/** Makes a text ready for placing segments. `diffOf` may give differences that are known already. */
export function* searchedText(lines: Lines, diffOf: DiffOf = diffSteps): Steps<SearchedText> {
  const index = yield* indexText(lines.text);
  const approximate = approximateSearch(lines.text);
  let content: Content | undefined;
  const known = new Map<string, ComparedText>();
  return {
    lines,
    index,
    approximate,
    *content() {
      return (content ??= yield* contentOf(lines.text));
    },
    *comparedWith(was) {
      const compared = known.get(was);
      if (compared) return compared;
      const diff = mapThroughDiff(yield* diffOf(was, lines.text));
      const before = yield* indexText(was);
      const words = yield* contentOf(was);
      const rivals = rivalFinder(before, index, diff, approximate, words);
      const isReplaced = isOtherText(diff.hunks, was.length, lines.text.length);
      const made = { lines: linesOf(was), index: before, diff, rivals, content: words, isReplaced };
      known.set(was, made);
      return made;
    },
  };
}

/** Whether much of a text is gone, and much of the other is new, so that what is left is left by chance. */
function isOtherText(hunks: readonly Hunk[], oldLength: number, newLength: number): boolean {
  const units = (side: 'old' | 'new'): number =>
    hunks.reduce((sum, hunk) => sum + hunk[side].end - hunk[side].start, 0);
  const [gone, put] = [units('old'), units('new')];
  const shares = [gone / Math.max(1, oldLength), put / Math.max(1, newLength)];
  return gone + put > 2 * fewUnits && sum(shares) > mostReplaced && Math.min(...shares) > leastReplacedEach;
}

const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);
