import type { Steps } from '../workInSteps.js';
import type { Range } from '../text/range.js';
import type { ComparedText, SearchedText } from './compareTexts.js';
import type { Hunk } from './diffTexts.js';
import type { Place } from './place.js';
import { isAlone, isMoreThanLetters } from './surroundings.js';
import { canSlide } from './canSlide.js';
import { evenAfter, evenBefore } from './evenSpace.js';
import { commonAfter, commonBefore } from './occurrences.js';
import { isInWord } from './snap.js';
import {
  fewLetters,
  leastApproximate,
  leastClaimed,
  leastDoubtful,
  leastKept,
  leastMoved,
  leastOwn,
  mostCandidates,
  mostSpelling,
} from './scores.js';

/**
 * Where a segment is that an edit touched: at what the diff makes of it, if enough of what it said is left there, enough of
 * what stands there is its own, and its surroundings are what they were. Words of it that now stand elsewhere, or words put
 * into it that stood elsewhere, make that doubtful. Undefined where it is to be looked for elsewhere.
 */
export function* touchedPlace(
  old: ComparedText,
  now: SearchedText,
  was: Range,
  mapped: Range,
): Steps<Place | undefined> {
  const [before, after] = [old.index.text, now.index.text];
  const { diff, content } = old;
  const isSpelling =
    isFewLetters(diff.within(was), was) && !diff.within(was).some((hunk) => hasDigits(before, after, hunk));
  const kept = isSpelling ? 1 : (content.share(before, was, diff.hunks, 'old') ?? 1);
  const claimed = isSpelling ? 1 : (content.share(after, mapped, diff.hunks, 'new') ?? 1);
  if (Math.min(kept, claimed) < leastDoubtful) return undefined;
  const place = { start: mapped.start, end: mapped.end };
  const rivals = [...movedWords(old, now, was)];
  const isOwn = Math.min(kept, claimed) >= leastOwn;
  const others = isOwn
    ? undefined
    : yield* now.approximate.near(before.slice(was.start, was.end), place, (range) => isOther(old, range));
  if (others) rivals.push(others);
  const isShort = Math.min(was.end - was.start, place.end - place.start) < leastApproximate;
  const isLittle = kept < leastKept || claimed < leastClaimed || isShort;
  const isDoubtful =
    old.isReplaced ||
    rivals.length > 0 ||
    isLittle ||
    isAlone(old, now, was, place) ||
    isFromBeside(before, was, diff.within(was)) ||
    isCutOff(before, after, was, place, diff.within(was)) ||
    cutsWord(after, place) > cutsWord(before, was) ||
    canSlide(before, after, diff.around(was, Infinity), was, place);
  if (!isDoubtful) return { ...place, state: 'changed' };
  return { ...place, state: 'ambiguous', candidates: [place, ...rivals].slice(0, mostCandidates) };
}

/** Whether changes are so small and so few that hardly a word is another. */
const isFewLetters = (hunks: readonly Hunk[], { start, end }: Range): boolean =>
  !hunks.some(isMoreThanLetters) && hunks.length * fewLetters <= mostSpelling * (end - start);

/** Another number is another word. */
const hasDigits = (before: string, after: string, hunk: Hunk): boolean =>
  /\p{N}/u.test(before.slice(hunk.old.start, hunk.old.end) + after.slice(hunk.new.start, hunk.new.end));

const isOther = ({ diff }: ComparedText, range: Range): boolean => diff.back(range) === undefined;

/** Where words of the segment stand now that were put in elsewhere; and the segment itself where words from elsewhere were put in. */
function* movedWords(
  { index: before, diff }: ComparedText,
  { index: after }: SearchedText,
  was: Range,
): Iterable<Range> {
  for (const hunk of diff.within(was)) {
    const [start, end] = [Math.max(was.start, hunk.old.start), Math.min(was.end, hunk.old.end)];
    const taken = pieceOf(before.text, { start, end });
    if (taken.length >= leastMoved) {
      for (const start of after.find(taken)) {
        const range = { start, end: start + taken.length };
        if (diff.back(range) === undefined) yield range;
      }
    }
    const put = pieceOf(after.text, hunk.new);
    if (put.length < leastMoved) continue;
    const cameFrom = before.find(put).some((start) => diff.forth({ start, end: start + put.length }) === undefined);
    if (cameFrom) yield hunk.new;
  }
}

/** Whether words that were taken out at the segment's edge stand right beside what is left of it. */
function isCutOff(before: string, after: string, was: Range, place: Range, hunks: readonly Hunk[]): boolean {
  return hunks.some(({ old: { start, end } }) => {
    const left = start <= was.start ? evenBefore(before, end, after, place.start, end - was.start) : 0;
    const right = end >= was.end ? evenAfter(before, start, after, place.end, was.end - start) : 0;
    return Math.max(left, right) >= leastMoved;
  });
}

/** How many of a range's ends are inside of a word. */
const cutsWord = (text: string, { start, end }: Range): number =>
  [start, end].filter((at) => isInWord(text, at)).length;

/**
 * Whether the words that are left may as well be those of a passage beside the segment that begins or ends like it: of what was
 * taken out across the segment’s edge, one end says the same as what is left.
 */
function isFromBeside(before: string, was: Range, hunks: readonly Hunk[]): boolean {
  return hunks.some(({ old: { start, end } }) => {
    const left = end > was.end ? commonBefore(before, start, before, end, start - was.start) : 0;
    const right = start < was.start ? commonAfter(before, end, before, start, was.end - end) : 0;
    return Math.max(left, right) >= leastMoved;
  });
}

/** The words of a piece, without the marks and the white space at its ends. */
const pieceOf = (text: string, { start, end }: Range): string =>
  /[\p{L}\p{N}](?:[^]*[\p{L}\p{N}])?/u.exec(text.slice(start, end))?.[0] ?? '';
