import type { Point } from '../text/lines.js';
import type { Range } from '../text/range.js';

/** One code on one segment. */
export interface Coding {
  readonly code: string;
  /** A step of the code's scale. */
  readonly weight?: number | string;
}

/** A segment as its coder's codings file has it. */
export interface Segment {
  readonly id: string;
  /** Points in the transcript, end exclusive, columns in code points. */
  readonly from: Point;
  readonly to: Point;
  /** The digest of the text that the points speak of, where it is not the one that the file names. */
  readonly text?: string;
  /** The passage's words with LF line ends. */
  readonly quote: string;
  /** What stands before and after, given where the quote is short or nearly its words stand elsewhere. */
  readonly before?: string;
  readonly after?: string;
  readonly codes: readonly Coding[];
  readonly memo?: string;
  readonly exemplar?: boolean;
  /** Day of coding, `YYYY-MM-DD`. */
  readonly on?: string;
  /** Day on which its coder last found that its codes still fit, after one of them was revised. */
  readonly reviewed?: string;
  /** Of a segment that several coders agreed on: the ids of their segments that it was made from. */
  readonly sources?: readonly string[];
}

/** A segment in a codings file that has been read. */
export interface SegmentEntry extends Segment {
  /** UTF-16 offsets of the entry's lines in the codings file, the last line break included. */
  readonly span: Range;
}

/** What one codings file holds: one coder's segments in one transcript. */
export interface Codings {
  /** Path below the study's folder. */
  readonly transcript: string;
  readonly coder: string;
  /** `sha256-` and 16 hex digits: of the text that the positions speak of, but for segments that name another. */
  readonly text: string;
  /** Day on which the coder said to be done with coding the transcript, `YYYY-MM-DD`. */
  readonly done?: string;
  /** In a consensus: passages of which nothing was taken, each by the ids of its segments joined with `+`. */
  readonly dismissed?: readonly string[];
  readonly segments: readonly SegmentEntry[];
}

/** The digest of the text that a segment's points speak of. */
export const digestFor = ({ text }: Codings, segment: Segment): string => segment.text ?? text;

/** The digests of all texts that positions of a file speak of. */
export const digestsIn = ({ text, segments }: Codings): ReadonlySet<string> =>
  new Set([text, ...segments.flatMap((segment) => segment.text ?? [])]);

/** Keys of a codings file and of a segment, in canonical order. */
export const codingsKeys = ['transcript', 'coder', 'text', 'done', 'dismissed', 'segments'] as const;
/** Keys of a segment's entry, in the order in which they are written. */
export const segmentKeys = [
  'id',
  'at',
  'text',
  'quote',
  'before',
  'after',
  'codes',
  'memo',
  'exemplar',
  'on',
  'reviewed',
  'sources',
] as const;

/** Where a segment begins and ends that has no place in its transcript any more. */
export const nowhere: Point = { line: 0, column: 0 };

/** Whether the segment's file says that it has no place: it was deleted with the words it stood on. */
export const isNowhere = ({ from }: Segment): boolean => from.line === 0;

/** How `at` says it of a segment without a place. */
const orphaned = 'orphaned';

/** `line:column-line:column`, as on disk, or `orphaned`. */
export const printAt = (from: Point, to: Point): string =>
  from.line === 0 ? orphaned : `${from.line}:${from.column}-${to.line}:${to.column}`;

/** Reads `line:column-line:column` or `orphaned`; undefined where it is not of that shape, counts from 0 or ends before it begins. */
export function readAt(written: string): { from: Point; to: Point } | undefined {
  const text = written.trim();
  if (text === orphaned) return { from: nowhere, to: nowhere };
  const numbers: number[] = [];
  let number = 0;
  let digits = 0;
  // Unit by unit, since this is read ten thousands of times when a study is opened.
  for (let i = 0; i <= text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 48 && unit <= 57 && digits < 9) {
      number = number * 10 + unit - 48;
      digits++;
    } else {
      const isEnd = i === text.length ? numbers.length === 3 : text[i] === between[numbers.length];
      if (digits === 0 || !isEnd) return undefined;
      numbers.push(number);
      number = digits = 0;
    }
  }
  const [line = 0, column = 0, toLine = 0, toColumn = 0] = numbers;
  const from = { line, column };
  const to = { line: toLine, column: toColumn };
  return line > 0 && column > 0 && toColumn > 0 && comparePoints(from, to) <= 0 ? { from, to } : undefined;
}

/** What stands after the first, second and third number of a position. */
const between = [':', '-', ':'];

/** For sorting in text order: below 0 where `a` comes first, 0 for the same point. */
export const comparePoints = (a: Point, b: Point): number => a.line - b.line || a.column - b.column;

/** Text order, the longer first where two start together: the order of entries in a file. */
export const bySegmentOrder = (a: Segment, b: Segment): number =>
  comparePoints(a.from, b.from) || comparePoints(b.to, a.to);
