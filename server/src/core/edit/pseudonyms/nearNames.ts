import { pointAt, type Lines, type Point } from '../../text/lines.js';
import { lastStarting, type Range } from '../../text/range.js';

/** What looks like a name and is left alone: how it is written, how often, and where first. */
export interface NearName {
  readonly name: string;
  readonly written: string;
  readonly count: number;
  readonly first: Point;
}

/** Longer words are no names, and would take long to look at. */
const longest = 40;
/** Shorter words are one letter away from too many others. */
const shortestMisspelt = 4;
/** Shorter words of a longer name, as “Dr” or “de”, are anybody's. */
const shortestPart = 3;
/** Letters that a word may have more than a name, as endings and diminutives do. */
const longestEnding = 3;

interface NameWord {
  readonly name: string;
  readonly folded: string;
  /** Whether it is the whole name. */
  readonly isWhole: boolean;
}

/**
 * Finds words that may be meant for a name: without its accents, one of its words alone, inflected, or misspelt by a letter.
 * `known` are ranges, in text order, that have been reported already.
 */
export function nearWordFinder(
  names: readonly string[],
): (text: string, lines: Lines, known: readonly Range[]) => readonly NearName[] {
  const index = new Map<string, NameWord[]>();
  for (const name of names) {
    for (const { 0: word } of name.matchAll(anyWord)) {
      const folded = fold(word);
      const isWhole = fold(name) === folded;
      if (folded.length > longest || !(isWhole || (!isLower(word) && folded.length >= shortestPart))) continue;
      for (const like of [folded, ...withoutOne(folded)]) {
        index.set(like, [...(index.get(like) ?? []), { name, folded, isWhole }]);
      }
    }
  }
  const nameLike = (word: string): string | undefined => {
    const folded = fold(word);
    if (folded.length > longest) return undefined;
    const like = [folded, ...withoutOne(folded), ...withoutEnding(folded)].flatMap((key) => index.get(key) ?? []);
    const same = like.find((one) => one.folded === folded && (one.isWhole || !isLower(word)));
    return (same ?? (isLower(word) ? undefined : like.find((one) => isNear(folded, one.folded))))?.name;
  };
  /** Most words stand in a text many times. */
  const answers = new Map<string, string | undefined>();
  return (text, lines, known) => {
    const near = new Map<string, { name: string; written: string; count: number; first: Point }>();
    for (const { 0: word, index: start } of text.matchAll(anyWord)) {
      if (!answers.has(word)) answers.set(word, nameLike(word));
      const name = answers.get(word);
      if (name === undefined || (known[lastStarting(known, start)]?.end ?? 0) > start) continue;
      const before = near.get(word);
      if (before) before.count++;
      else near.set(word, { name, written: word, count: 1, first: pointAt(lines, start) });
    }
    return [...near.values()];
  };
}

const anyWord = /[\p{L}\p{M}\p{N}]+/gu;
const isLower = (word: string): boolean => /^\p{Ll}/u.test(word);

/** Letters that stand for others and are not made of them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
};

/** Without case and accents. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøłđðıæœ]/g, (letter) => plainLetters[letter] ?? letter);

/** The word without one of its letters; two words have one of these in common where they are a letter apart. */
function withoutOne(word: string): readonly string[] {
  if (word.length < shortestMisspelt) return [];
  return Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1));
}

const withoutEnding = (word: string): readonly string[] =>
  Array.from({ length: longestEnding }, (_, i) => word.slice(0, -1 - i)).filter(({ length }) => length >= shortestPart);

/** Whether a word is a name with an ending, or with one letter more, less or another, or with two changed about. */
function isNear(word: string, name: string): boolean {
  if (word.startsWith(name) && word.length - name.length <= longestEnding) return true;
  if (Math.max(word.length, name.length) < shortestMisspelt) return false;
  const most = Math.min(word.length, name.length);
  let start = 0;
  while (start < most && word[start] === name[start]) start++;
  let end = 0;
  while (end < most - start && word.at(-1 - end) === name.at(-1 - end)) end++;
  const [a, b] = [word.slice(start, word.length - end), name.slice(start, name.length - end)];
  const isSwapped = a.length === 2 && a === Array.from(b).reverse().join('');
  return Math.max(a.length, b.length) <= 1 || isSwapped;
}
