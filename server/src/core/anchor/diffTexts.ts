import { atOnce, type Steps } from '../workInSteps.js';
import { spliceBetween } from '../text/splice.js';
import { diffPieces, type Pieces } from './diffPieces.js';
import type { Hunk } from './diffTokens.js';
import { lineRuns, mostBetween, mostGrouped, wordRuns } from './scores.js';

export type { Hunk } from './diffTokens.js';

/** What differs between two texts, ascending, lines first and then words in changed lines. */
export const diffTexts = (before: string, after: string): readonly Hunk[] => atOnce(diffSteps(before, after));

/** `diffTexts` with pauses. */
export function* diffSteps(before: string, after: string): Steps<readonly Hunk[]> {
  const outer = spliceBetween(before, after);
  // Whole lines, so that the lines at both ends of what differs are compared as such.
  const start = outer.start === 0 ? 0 : before.lastIndexOf('\n', outer.start - 1) + 1;
  const nextLine = before.indexOf('\n', outer.end);
  const tail = before.length - (nextLine < 0 ? before.length : nextLine + 1);
  const old = { start, end: before.length - tail };
  const now = { start, end: after.length - tail };
  const changed = yield* diffPieces(before, after, { old, new: now }, lines);
  const hunks: (readonly Hunk[])[] = [];
  for (const group of grouped(before, changed)) hunks.push(yield* refine(before, after, group));
  return hunks.flat();
}

const lines: Pieces = { find: (text) => text.matchAll(/[^\n]+\n?|\n/g), runs: lineRuns };

/** As in `words.ts`, and each other sign by itself. */
const words: Pieces = {
  find: (text) =>
    text.matchAll(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]\p{M}*|[\p{L}\p{N}\p{M}]+|\S/gu,
    ),
  runs: wordRuns,
  alike: (old, now) => {
    const { start, end } = spliceBetween(old, now);
    return 2 * (old.length - (end - start)) >= Math.max(old.length, now.length);
  },
};

/**
 * Hunks with next to nothing between them (an empty line, a short answer) belong together: where a turn was parted in two,
 * lines alone would take its second half for a new one.
 */
function grouped(before: string, hunks: readonly Hunk[]): readonly (readonly Hunk[])[] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const group = groups.at(-1);
    const [first, last] = [group?.[0], group?.at(-1)];
    const gap = last && before.slice(last.old.end, hunk.old.start).trim().length;
    const isShort = first && hunk.old.end - first.old.start + hunk.new.end - first.new.start <= mostGrouped;
    if (group && isShort && gap !== undefined && gap <= mostBetween) group.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

/** Changes of lines as changes of words, and a changed word without what it has in common with the new one. */
function* refine(before: string, after: string, group: readonly Hunk[]): Steps<readonly Hunk[]> {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) return [];
  const old = { start: first.old.start, end: last.old.end };
  const now = { start: first.new.start, end: last.new.end };
  if (old.start === old.end || now.start === now.end) return group;
  const changed = yield* diffPieces(before, after, { old, new: now }, words);
  return changed.map((hunk) => trimmed(before, after, hunk));
}

function trimmed(before: string, after: string, hunk: Hunk): Hunk {
  const splice = spliceBetween(before.slice(hunk.old.start, hunk.old.end), after.slice(hunk.new.start, hunk.new.end));
  const start = hunk.new.start + splice.start;
  return {
    ...hunk,
    old: { start: hunk.old.start + splice.start, end: hunk.old.start + splice.end },
    new: { start, end: start + splice.text.length },
  };
}
