import type { Range } from '../text/range.js';

/** Units of a stretch that is looked up. */
const size = 3;
/** Stretches are told apart by so many bits. Others with the same bits count as equal, which only rules out less. */
const bits = 12;
/** So many steps, and one more, are looked at together, since a match may begin anywhere in a step. */
const stepsPerMatch = 8;
/** Equal stretches that are counted for each unit of text and needle; where there are more nothing is ruled out. */
const mostPerUnit = 8;

/** Where between two offsets of a text a match could be: ascending ranges, apart from each other, with all that a match there touches. */
export type CouldMatch = (text: string, from: number, to: number) => readonly Range[];

/**
 * Rules out where a needle cannot stand with at most so many errors (units put in, left out or replaced). An error spoils at
 * most `size` of the needle's stretches, so all others stand in the text too; and how far a stretch is from where it is in the
 * needle differs within one match by no more than the errors (Jokinen and Ukkonen, “Two algorithms for approximate string
 * matching in static texts”, 1991).
 */
export function couldMatch(needle: string, errors: number): CouldMatch {
  const least = needle.length - size + 1 - errors * size;
  if (least <= 0) return (_, start, end) => [{ start, end }];
  const first = new Int32Array(1 << bits).fill(-1);
  const next = new Int32Array(needle.length);
  eachStretch(needle, 0, needle.length, (hash, at) => {
    next[at] = first[hash] ?? -1;
    first[hash] = at;
  });
  const width = Math.ceil((errors + 1) / stepsPerMatch);
  return (text, from, to) => {
    // Counted by where the needle would begin, in steps of `width` units.
    const lowest = from - needle.length;
    const counts = new Int32Array(Math.ceil((to - lowest) / width) + 1);
    let left = mostPerUnit * (to - lowest);
    eachStretch(text, from, to, (hash, at) => {
      for (let i = first[hash] ?? -1; i >= 0 && left > 0; i = next[i] ?? -1) {
        const step = Math.floor((at - i - lowest) / width);
        counts[step] = (counts[step] ?? 0) + 1;
        left--;
      }
    });
    if (left === 0) return [{ start: from, end: to }];
    const found: { start: number; end: number }[] = [];
    let sum = 0;
    for (let step = 0; step < counts.length; step++) {
      sum += (counts[step] ?? 0) - (counts[step - stepsPerMatch - 1] ?? 0);
      if (sum < least) continue;
      const start = Math.max(from, lowest + (step - stepsPerMatch) * width - errors);
      const end = Math.min(to, lowest + (step + 1) * width + needle.length + errors);
      const last = found.at(-1);
      if (last && last.end >= start) last.end = end;
      else found.push({ start, end });
    }
    return found;
  };
}

function eachStretch(text: string, from: number, to: number, each: (hash: number, at: number) => void): void {
  let hash = 0;
  for (let end = from; end < to; end++) {
    hash = ((hash << (bits / size)) ^ text.charCodeAt(end)) & ((1 << bits) - 1);
    if (end - from >= size - 1) each(hash, end - size + 1);
  }
}
