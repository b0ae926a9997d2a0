import { diffArrays } from 'diff';
import { spliceBetween } from '../text/splice.js';
import type { Range } from '../text/range.js';
import { mostBetween, mostGrouped, mostLineEdits, mostWordEdits } from './scores.js';

/** What stood in a range of the old text now stands in a range of the new one; either may be empty. */
export interface Hunk {
  readonly old: Range;
  readonly new: Range;
}

/** What differs between two texts, ascending, lines first and then words in changed lines; undefined for texts unlike each other. */
export function diffTexts(before: string, after: string): readonly Hunk[] | undefined {
  const outer = spliceBetween(before, after);
  // Whole lines, so that the lines at both ends of what differs are compared as such.
  const start = before.lastIndexOf('\n', outer.start - 1) + 1;
  const nextLine = before.indexOf('\n', outer.end);
  const tail = before.length - (nextLine < 0 ? before.length : nextLine + 1);
  const hunks = diffTokens(
    linesIn(before.slice(start, before.length - tail)),
    linesIn(after.slice(start, Math.max(start, after.length - tail))),
    mostLineEdits,
  );
  const shifted = hunks?.map((hunk) => shiftedBy(hunk, start, start));
  return shifted && grouped(before, shifted).flatMap((group) => refine(before, after, group));
}

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

const linesIn = (text: string): readonly string[] => text.match(/[^\n]+\n?|\n/g) ?? [];

/** Words, white space, and each other sign by itself; of scripts without spaces each sign too. */
const wordsIn = (text: string): readonly string[] =>
  text.match(
    /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]\p{M}*|[\p{L}\p{N}\p{M}]+|[^]/gu,
  ) ?? [];

/** Changes of lines as changes of words, and a changed word without what it has in common with the new one. */
function refine(before: string, after: string, group: readonly Hunk[]): readonly Hunk[] {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) return [];
  const old = { start: first.old.start, end: last.old.end };
  const now = { start: first.new.start, end: last.new.end };
  if (old.start === old.end || now.start === now.end) return group;
  const from = wordsIn(before.slice(old.start, old.end));
  const words = diffTokens(from, wordsIn(after.slice(now.start, now.end)), mostWordEdits);
  if (!words) return group;
  return words.map((word) => trimmed(before, after, shiftedBy(word, old.start, now.start)));
}

function trimmed(before: string, after: string, hunk: Hunk): Hunk {
  const splice = spliceBetween(before.slice(hunk.old.start, hunk.old.end), after.slice(hunk.new.start, hunk.new.end));
  const start = hunk.new.start + splice.start;
  return {
    old: { start: hunk.old.start + splice.start, end: hunk.old.start + splice.end },
    new: { start, end: start + splice.text.length },
  };
}

const shiftedBy = (hunk: Hunk, old: number, now: number): Hunk => ({
  old: { start: hunk.old.start + old, end: hunk.old.end + old },
  new: { start: hunk.new.start + now, end: hunk.new.end + now },
});

function diffTokens(before: readonly string[], after: readonly string[], most: number): readonly Hunk[] | undefined {
  // Numbers instead of texts, for each is compared many times.
  const ids = new Map<string, number>();
  const idOf = (token: string): number => {
    const id = ids.get(token) ?? ids.size;
    ids.set(token, id);
    return id;
  };
  const changes = diffArrays(before.map(idOf), after.map(idOf), { maxEditLength: most });
  if (!changes) return undefined;
  const hunks: { old: Range; new: Range }[] = [];
  const at = { old: 0, oldOffset: 0, new: 0, newOffset: 0 };
  for (const { added, removed, count } of changes) {
    const { oldOffset, newOffset } = at;
    if (!added) for (let i = 0; i < count; i++) at.oldOffset += before[at.old++]?.length ?? 0;
    if (!removed) for (let i = 0; i < count; i++) at.newOffset += after[at.new++]?.length ?? 0;
    if (!added && !removed) continue;
    const last = hunks.at(-1);
    if (last?.old.end === oldOffset && last.new.end === newOffset) {
      last.old = { start: last.old.start, end: at.oldOffset };
      last.new = { start: last.new.start, end: at.newOffset };
    } else {
      hunks.push({ old: { start: oldOffset, end: at.oldOffset }, new: { start: newOffset, end: at.newOffset } });
    }
  }
  return hunks;
}
