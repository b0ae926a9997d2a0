import { lastStarting, type Range } from '../text/range.js';
import { isSpace } from './scan.js';
import { segmenter } from './segmenters.js';
import { wordSegments } from './segmenting.js';

/**
 * A selection as a passage: without white space at its ends, grown to whole words and whole grapheme clusters.
 * Nothing but white space, or nothing at all, becomes empty at its start. Offsets outside the text are moved to its ends.
 * Looks at no more than about a thousand units around each end.
 */
export function tidyRange(text: string, range: Range): Range {
  const from = Math.max(0, Math.min(range.start, text.length));
  let start = from;
  let end = Math.max(start, Math.min(range.end, text.length));
  while (start < end && isLoneSpace(text, start)) start++;
  while (end > start && isLoneSpace(text, end - 1)) end--;
  if (start < end) return { start: grow(text, start).start, end: grow(text, end).end };
  const at = clusterAround(text, from).start;
  return { start: at, end: at };
}

/**
 * A range that begins and ends where something is said: without labels, times, tags and cue numbers at its ends. One in which
 * nothing is said stays as it is. `speech` is in text order and disjoint.
 */
export function cutToSpeech(range: Range, speech: readonly Range[]): Range {
  const before = speech[lastStarting(speech, range.start)];
  const isWithin = before !== undefined && range.start < before.end;
  const start = isWithin ? range.start : (speech[lastStarting(speech, range.start) + 1]?.start ?? range.end);
  const last = speech[lastStarting(speech, range.end - 1)];
  const end = Math.min(range.end, last?.end ?? range.start);
  return start < end ? { start, end } : range;
}

/** A range grown to whole grapheme clusters, which are what people call characters. */
export function wholeCharacters(text: string, { start, end }: Range): Range {
  return { start: clusterAround(text, start).start, end: clusterAround(text, end).end };
}

/** The word that touches a UTF-16 offset (the one that starts there, of two), or undefined where there is none. */
export function wordAt(text: string, offset: number): Range | undefined {
  const near = wordsIn(text, windowAround(text, offset)).filter(({ start, end }) => start <= offset && offset <= end);
  return near.at(-1);
}

/** How many words stand in the ranges; in scripts without spaces, words as the Unicode dictionaries see them. */
export function wordCount(text: string, ranges: readonly Range[]): number {
  let count = 0;
  for (const { start, end } of ranges) {
    const piece = text.slice(start, end);
    count += unspacedScripts.test(piece)
      ? wordsIn(text, { start, end }).length
      : (piece.match(spacedWord)?.length ?? 0);
  }
  return count;
}

/** The edge, or the words and clusters that it would split. Grows until neither is split. */
function grow(text: string, edge: number): Range {
  let range = { start: edge, end: edge };
  for (;;) {
    const start = Math.min(wordAround(text, range.start).start, clusterAround(text, range.start).start);
    const end = Math.max(wordAround(text, range.end).end, clusterAround(text, range.end).end);
    if (start === range.start && end === range.end) return range;
    range = { start, end };
  }
}

/** The word that the offset lies strictly inside of; empty at the offset where there is none. */
function wordAround(text: string, offset: number): Range {
  if (isPlainSpace(text.charCodeAt(offset - 1)) && isPlain(text.charCodeAt(offset))) {
    return { start: offset, end: offset };
  }
  const word = wordsIn(text, windowAround(text, offset)).find(({ start, end }) => start < offset && offset < end);
  return word ?? { start: offset, end: offset };
}

/** The grapheme cluster that the offset lies strictly inside of; empty at the offset where there is none. */
function clusterAround(text: string, offset: number): Range {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  if (before === 13 && after === 10) return { start: offset - 1, end: offset + 1 };
  if (isPlain(before) && isPlain(after)) return { start: offset, end: offset };
  const window = windowAround(text, offset);
  const found = segmenter('grapheme')
    .segment(text.slice(window.start, window.end))
    .containing(offset - window.start);
  const start = found ? window.start + found.index : offset;
  return start < offset && found ? { start, end: start + found.segment.length } : { start: offset, end: offset };
}

/** Words with their apostrophes and inner hyphens: “well-known” is one. */
function wordsIn(text: string, window: Range): readonly Range[] {
  const found: { start: number; end: number }[] = [];
  let hyphen = -1;
  for (const { start, segment, isWordLike } of wordSegments(text, window)) {
    const last = found.at(-1);
    if (isWordLike && last && hyphen === start && last.end === start - 1) last.end = start + segment.length;
    else if (isWordLike) found.push({ start, end: start + segment.length });
    if (/^[-\u2010\u2011]$/.test(segment)) hyphen = start + 1;
  }
  return found;
}

/**
 * A stretch around an offset that holds all of what the offset may split: up to a line break or a space before a plain
 * letter, so mostly a word or two, and a thousand units where there is neither.
 */
function windowAround(text: string, offset: number): Range {
  let start = offset;
  const floor = Math.max(0, offset - reach);
  while (start > floor && !(start < offset && isBreak(text, start))) start--;
  let end = offset;
  const ceiling = Math.min(text.length, offset + reach);
  while (end < ceiling && !isBreak(text, end) && !isBreak(text, end + 1)) end++;
  return {
    start: isLowSurrogate(text.charCodeAt(start)) && start > 0 ? start - 1 : start,
    end: isLowSurrogate(text.charCodeAt(end)) ? end + 1 : end,
  };
}

/** Whether a word surely starts at the offset: after a line break, or a plain letter or digit after a space. */
function isBreak(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  if (before === 10 || before === 13) return true;
  return before === 32 && plainLetter.test(text.charAt(offset));
}

/** White space that no combining mark makes part of a visible cluster. */
function isLoneSpace(text: string, at: number): boolean {
  return (
    isSpace(text.charCodeAt(at)) && (isPlain(text.charCodeAt(at + 1)) || !extending.test(text.slice(at + 1, at + 3)))
  );
}

const isPlain = (unit: number): boolean => unit >= 32 && unit < 127;
const isPlainSpace = (unit: number): boolean => unit === 32 || unit === 10 || unit === 13;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

const reach = 1000;
const plainLetter = /[\p{Lu}\p{Ll}\p{Nd}]/u;
const extending = /^[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u200d\u0e33\u0eb3]/u;
const spacedWord = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Pc}'’\-\u2010\u2011]*/gu;
const unspacedScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
