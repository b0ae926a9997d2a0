import { diffArrays } from 'diff';
import type { Steps } from '../workInSteps.js';
import type { Range } from '../text/range.js';
import { editsPerToken, fewTokens, leastEdits, mostEdits } from './scores.js';
import { uniqueRuns, type Tokens } from './uniqueRuns.js';

/** What stood in a range of the old text now stands in a range of the new one; either may be empty. */
export interface Hunk {
  readonly old: Range;
  readonly new: Range;
  /** Given up: there was too much to compare, and the two sides may have anything in common. */
  readonly coarse?: true;
}

/**
 * What differs between two sequences of tokens, in ranges of tokens, ascending. Few tokens, or few edits, give as few edits
 * as there can be (Myers). Otherwise runs of tokens that both have once divide the work, the longest first; a stretch that
 * has none, and too many edits, is one coarse hunk. So the work grows about as the sequences do.
 */
export function* diffTokens(before: Tokens, after: Tokens, runs: readonly number[]): Steps<readonly Hunk[]> {
  return yield* between(before, after, { start: 0, end: before.length }, { start: 0, end: after.length }, runs);
}

function* between(
  before: Tokens,
  after: Tokens,
  whole: Range,
  wholeNew: Range,
  runs: readonly number[],
): Steps<readonly Hunk[]> {
  const { old, new: now } = withoutCommonEnds(before, after, { old: whole, new: wholeNew });
  if (old.start === old.end && now.start === now.end) return [];
  if (old.start === old.end || now.start === now.end) return [{ old, new: now }];
  const isFew = old.end - old.start + now.end - now.start <= fewTokens;
  const fewest = isFew ? fewestEdits(before, after, old, now) : undefined;
  yield;
  if (fewest) return fewest;
  for (const [i, length] of runs.entries()) {
    const common = yield* uniqueRuns(before, after, old, now, length);
    yield;
    if (common.length === 0) continue;
    const hunks: (readonly Hunk[])[] = [];
    let [start, newStart] = [old.start, now.start];
    for (const run of [...common, { old: { start: old.end, end: 0 }, new: { start: now.end, end: 0 } }]) {
      const [gap, newGap] = [
        { start, end: run.old.start },
        { start: newStart, end: run.new.start },
      ];
      hunks.push(yield* between(before, after, gap, newGap, runs.slice(i + 1)));
      [start, newStart] = [run.old.end, run.new.end];
    }
    return hunks.flat();
  }
  return (isFew ? undefined : fewestEdits(before, after, old, now)) ?? [{ old, new: now, coarse: true }];
}

function withoutCommonEnds(before: Tokens, after: Tokens, { old, new: now }: Hunk): Hunk {
  let [{ start, end }, { start: newStart, end: newEnd }] = [old, now];
  while (start < end && newStart < newEnd && before[start] === after[newStart]) {
    start++;
    newStart++;
  }
  while (start < end && newStart < newEnd && before[end - 1] === after[newEnd - 1]) {
    end--;
    newEnd--;
  }
  return { old: { start, end }, new: { start: newStart, end: newEnd } };
}

/** Undefined where so many edits are needed that finding the fewest would take too long. */
function fewestEdits(before: Tokens, after: Tokens, old: Range, now: Range): readonly Hunk[] | undefined {
  const size = old.end - old.start + now.end - now.start;
  const most = Math.max(leastEdits, Math.min(mostEdits, Math.floor(Math.sqrt(editsPerToken * size))));
  const slice = (tokens: Tokens, { start, end }: Range): number[] => Array.from(tokens.subarray(start, end));
  const changes = diffArrays(slice(before, old), slice(after, now), { maxEditLength: most });
  if (!changes) return undefined;
  const hunks: { old: Range; new: Range }[] = [];
  let [at, newAt] = [old.start, now.start];
  for (const { added, removed, count } of changes) {
    const [start, newStart] = [at, newAt];
    if (!added) at += count;
    if (!removed) newAt += count;
    if (!added && !removed) continue;
    const last = hunks.at(-1);
    if (last?.old.end === start && last.new.end === newStart) {
      last.old = { start: last.old.start, end: at };
      last.new = { start: last.new.start, end: newAt };
    } else {
      hunks.push({ old: { start, end: at }, new: { start: newStart, end: newAt } });
    }
  }
  return hunks;
}
