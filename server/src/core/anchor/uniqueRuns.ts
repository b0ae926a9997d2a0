import type { Steps } from '../workInSteps.js';
import type { Range } from '../text/range.js';
import { longestAscending } from './longestAscending.js';
import { leastInOrder } from './scores.js';

/** Tokens, each by a number that equal ones share. */
export type Tokens = Int32Array;

/** Token ranges of two sequences with the same tokens in them. */
export interface Common {
  readonly old: Range;
  readonly new: Range;
}

/**
 * What two ranges of tokens certainly have in common: runs of so many tokens that each range has exactly once, in the same
 * order in both (of several orders, one that keeps most). None where too few are in one order: they are chance, or the text
 * was moved about. In time linear in the ranges but for finding the order.
 */
export function* uniqueRuns(
  before: Tokens,
  after: Tokens,
  old: Range,
  now: Range,
  length: number,
): Steps<readonly Common[]> {
  const most = Math.max(old.end - old.start, now.end - now.start);
  const bits = Math.ceil(Math.log2(most + 1)) + 2;
  const olds = yield* onlyPlaces(before, old, length, bits);
  const news = yield* onlyPlaces(after, now, length, bits);
  const partners = new Int32Array(old.end - old.start).fill(-1);
  olds.forEach((at, number) => {
    const other = news[number] ?? 0;
    if (at <= 0 || other <= 0 || !sameRun(before, at - 1, after, other - 1, length)) return;
    partners[at - 1 - old.start] = other - 1;
  });
  yield;
  const starts: number[] = [];
  partners.forEach((other, i) => {
    if (other >= 0) starts.push(old.start + i);
  });
  const others = partners.filter((other) => other >= 0);
  const chosen = longestAscending(others);
  return chosen.length >= leastInOrder * others.length ? joined(chosen, starts, others, length) : [];
}

/** Runs that are taken in between two pauses. */
const stride = 1 << 16;

/** By the number of a run: 0 where none has it, −1 where several have, equal or not, else 1 + where the only one begins. */
function* onlyPlaces(tokens: Tokens, { start, end }: Range, length: number, bits: number): Steps<Int32Array> {
  const places = new Int32Array(2 ** bits);
  for (let at = start; at + length <= end; at++) {
    let hash = 0;
    for (let i = at; i < at + length; i++) hash = Math.imul(hash ^ (tokens[i] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
    const number = Math.imul(hash, 0x85ebca6b) >>> (32 - bits);
    places[number] = places[number] === 0 ? at + 1 : -1;
    if (at % stride === 0) yield;
  }
  return places;
}

function sameRun(before: Tokens, at: number, after: Tokens, other: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (before[at + i] !== after[other + i]) return false;
  return true;
}

/** Runs that overlap alike in both as one; of those that overlap otherwise, the first. */
function joined(
  chosen: readonly number[],
  starts: readonly number[],
  others: Tokens,
  length: number,
): readonly Common[] {
  const found: { old: { start: number; end: number }; new: { start: number; end: number } }[] = [];
  for (const i of chosen) {
    const [start, other] = [starts[i] ?? 0, others[i] ?? 0];
    const last = found.at(-1);
    const isFree = !last || (start >= last.old.end && other >= last.new.end);
    if (isFree) found.push({ old: { start, end: start + length }, new: { start: other, end: other + length } });
    else if (start - last.old.start === other - last.new.start) {
      last.old.end = start + length;
      last.new.end = other + length;
    }
  }
  return found;
}
