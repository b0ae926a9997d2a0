import { lastStarting, type Range } from '../text/range.js';
import { isParted, isSpace } from './scan.js';
import type { Format, Transcript, Turn } from './transcript.js';

/**
 * What people say in a transcript as one run of code points: what is counted. There is nothing in it of labels, times, cue
 * numbers, tags, headings and blank lines, and a run of white space is one blank, so that the same talk has the same length
 * however it is written down.
 */
export interface Spoken {
  /** In code points. */
  readonly length: number;
  /** A range of the text (UTF-16 offsets) as code points of what is said; empty where nothing in it is said. */
  readonly within: (range: Range) => Range;
  /** Code points of what is said as a range of the text, over whatever stands between its words. */
  readonly inText: (range: Range) => Range;
  /** Whether the code point at a position is white space. */
  readonly isBlank: (at: number) => boolean;
}

/** What is said in the turns that `counts` holds for. `text` is the text that was parsed. */
export function spokenOf(
  text: string,
  { format, turns }: Transcript,
  counts: (turn: Turn) => boolean = () => true,
): Spoken {
  const pieces: Piece[] = [];
  let length = 0;
  let before: { readonly speaker: string | undefined; readonly end: number } | undefined;
  for (const turn of turns) {
    if (!counts(turn)) {
      before = undefined;
      continue;
    }
    for (const { start, end } of turn.speech) {
      if (before && before.speaker === turn.speaker && isParted(text, before.end, start)) length++;
      const offsets = offsetsOf(text.slice(start, end), format);
      const size = offsets ? pointsAt(offsets, end - start) : end - start;
      pieces.push({ start, end, at: length, until: length + size, ...(offsets && { offsets }) });
      length += size;
      before = { speaker: turn.speaker, end };
    }
  }
  const textAt = (at: number, isEnd: boolean): number => {
    const piece = pieceAt(pieces, isEnd ? at - 1 : at);
    return piece ? unitIn(piece, Math.min(at, piece.until)) : 0;
  };
  return {
    length,
    within({ start, end }) {
      const first = lastStarting(pieces, start);
      const opening = pieces[first];
      const from = opening && start < opening.end ? spokenAt(opening, start) : (pieces[first + 1]?.at ?? length);
      const closing = pieces[lastStarting(pieces, end - 1)];
      const to = closing ? spokenAt(closing, Math.min(end, closing.end)) : 0;
      return { start: from, end: Math.max(from, to) };
    },
    inText: ({ start, end }) => ({ start: textAt(start, false), end: textAt(end, true) }),
    isBlank(at) {
      const piece = pieceAt(pieces, at);
      return piece !== undefined && (at >= piece.until || isSpace(text.charCodeAt(unitIn(piece, at))));
    },
  };
}

/** A stretch of speech, with the code points that it has in all. */
interface Piece extends Range {
  readonly at: number;
  readonly until: number;
  /**
   * By UTF-16 unit of the stretch, twice the code points before it, and one less for a unit that is none of its own; absent
   * where each unit is one.
   */
  readonly offsets?: Int32Array;
}

/** The last piece that begins at or before a code point of what is said. */
function pieceAt(pieces: readonly Piece[], point: number): Piece | undefined {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.at ?? Infinity) <= point) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}

/** The UTF-16 offset in the text of a code point of what is said that is in a piece. */
const unitIn = ({ start, at, offsets }: Piece, point: number): number =>
  start + (offsets ? unitAt(offsets, point - at) : point - at);

const pointsAt = (offsets: Int32Array, unit: number): number => ((offsets[unit] ?? 0) + 1) >> 1;

const spokenAt = ({ start, at, offsets }: Piece, offset: number): number =>
  at + (offsets ? pointsAt(offsets, offset - start) : offset - start);

/** The unit with which the code point at a position begins. */
function unitAt(offsets: Int32Array, point: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < 2 * point) low = middle + 1;
    else high = middle;
  }
  return low;
}

function offsetsOf(said: string, format: Format): Int32Array | undefined {
  const irregular = irregularIn[format];
  if (!mayBeIrregular(said, format) || said.search(irregular) < 0) return undefined;
  const offsets = new Int32Array(said.length + 1);
  let points = 0;
  let unit = 0;
  const count = (end: number): void => {
    while (unit < end) offsets[unit++] = 2 * points++;
  };
  for (const { 0: found, index, groups } of said.matchAll(irregular)) {
    count(groups?.['none'] === undefined ? index + 1 : index);
    while (unit < index + found.length) offsets[unit++] = 2 * points - 1;
  }
  count(said.length);
  offsets[unit] = 2 * points;
  return offsets;
}

/** A quick look that passes over most speech: what it holds for nothing of has no match of {@link irregularIn}. */
const mayBeIrregular = (said: string, format: Format): boolean =>
  wideOrBlank.test(said) || (marksIn[format]?.some((mark) => said.includes(mark)) ?? false);

/** Two units in a row that may be white space or halves of a pair; what is usual in speech, letters and dashes, is neither. */
const wideOrBlank = /[^!-\u009f\u00a1-\u167f\u2010-\u2027]{2}/;

/** With what everything else begins that is irregular in a format. */
const marksIn: Readonly<Partial<Record<Format, readonly string[]>>> = {
  markdown: ['\\', '*', '~~', '_', '<'],
  webvtt: ['&'],
  srt: ['&'],
};

/** What is one code point in several units. */
const astral = String.raw`[\u{10000}-\u{10ffff}]`;
const entity = String.raw`&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z]{2,8});`;
const escape = String.raw`\\[!-/:-@[-\x60{-~]`;
/** What is no code point at all: white space before more of it, and markup. */
const spare = String.raw`\s(?=\s)`;
const emphasis = String.raw`\*{1,3}|~~|(?<![\p{L}\p{N}_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\p{L}\p{N}_])`;
const element = String.raw`</?[A-Za-z][^<>]{0,100}>`;

/** What of a format's speech is not one code point for each UTF-16 unit; the named group is what counts as none. */
const irregularIn: Readonly<Record<Format, RegExp>> = {
  text: new RegExp(`${astral}|(?<none>${spare})`, 'gu'),
  markdown: new RegExp(`${astral}|${escape}|(?<none>${spare}|${emphasis}|${element})`, 'gu'),
  webvtt: new RegExp(`${astral}|${entity}|(?<none>${spare})`, 'gu'),
  srt: new RegExp(`${astral}|${entity}|(?<none>${spare})`, 'gu'),
};
