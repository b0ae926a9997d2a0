import type { Steps } from '../workInSteps.js';
import { lastStarting, type Range } from '../text/range.js';
import type { Hunk } from './diffTexts.js';
import { leastWord } from './scores.js';
import { wordsOf } from './wordBounds.js';

/** How much the words of a text say: those that everybody says all the time next to nothing. */
export interface Content {
  /**
   * How much of what a range says (0 to 1) is not in ranges that are others’ (ascending); a word counts if
   * at least half of its letters are not in them. `undefined` where the range has no words.
   */
  readonly share: (text: string, range: Range, others: readonly Hunk[], side: 'old' | 'new') => number | undefined;
  /** How much a piece says: about as much as so many words that are said once. */
  readonly weight: (piece: string) => number;
  /** How much of what two pieces say (0 to 1, of the one that has less in common) the other says too, in any order. */
  readonly common: (one: string, other: string) => number;
}

/** Words that are counted between two pauses. */
const stride = 10_000;

/** Weighs words by how often a text has them, whatever its language. */
export function* contentOf(text: string): Steps<Content> {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { 0: word } of wordsOf(text)) {
    const key = even(word);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (++all % stride === 0) yield;
  }
  const most = Math.log(Math.max(2, all));
  const known = new Map<string, number>();
  const weightOf = (word: string): number => {
    let weight = known.get(word);
    if (weight === undefined) {
      const rarity = 1 - Math.log(counts.get(even(word)) ?? 1) / most;
      weight = Math.max(leastWeight, rarity * rarity);
      known.set(word, weight);
    }
    return weight;
  };
  const weigh = (piece: string): ReadonlyMap<string, number> => {
    const found = new Map<string, number>();
    for (const { 0: word } of wordsOf(piece)) found.set(even(word), (found.get(even(word)) ?? 0) + 1);
    return found;
  };
  const sumOf = (words: ReadonlyMap<string, number>): number =>
    [...words].reduce((sum, [word, count]) => sum + count * weightOf(word), 0);
  return {
    weight: (piece) => sumOf(weigh(piece)),
    common: (one, other) => {
      const [a, b] = [weigh(one), weigh(other)];
      const both = new Map([...a].map(([word, count]) => [word, Math.min(count, b.get(word) ?? 0)]));
      return sumOf(both) / Math.max(sumOf(a), sumOf(b), leastWeight);
    },
    share: (of, { start, end }, others, side) => {
      let [sum, own] = [0, 0];
      for (const { 0: word, index } of wordsOf(of.slice(start, end))) {
        const weight = weightOf(word);
        const from = start + index;
        const left = 1 - overlapOf(others, side, from, from + word.length) / word.length;
        sum += weight;
        if (left >= leastWord) own += weight;
      }
      return sum === 0 ? undefined : own / sum;
    },
  };
}

const leastWeight = 0.02;

/** A word without accents, in small letters. */
const even = (word: string): string =>
  /^[a-z]*$/.test(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function overlapOf(hunks: readonly Hunk[], side: 'old' | 'new', start: number, end: number): number {
  let sum = 0;
  for (
    let i = Math.max(
      0,
      lastStarting(hunks, start, (hunk) => hunk[side]),
    );
    i < hunks.length;
    i++
  ) {
    const range = hunks[i]?.[side];
    if (!range || range.start >= end) break;
    sum += Math.max(0, Math.min(end, range.end) - Math.max(start, range.start));
  }
  return sum;
}
