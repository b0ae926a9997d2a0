import { readAt } from '../core/codings/segment.js';
import { GlossError } from '../core/glossError.js';
import type { TranscriptText } from '../core/edit/step.js';
import { lineEnd, offsetOfPoint, pointAt, type Lines, type Point } from '../core/text/lines.js';
import type { Range } from '../core/text/range.js';

/** How many places a message names. */
const mostPlaces = 5;

/** The range of `line:column-line:column` in a transcript. */
export function rangeAt({ path, lines }: TranscriptText, written: string): Range {
  const at = readAt(written);
  if (!at) {
    throw new GlossError(
      'bad-argument',
      `“${written}” is not a position. Write line:column-line:column, from 1, as in 12:5-12:48, or give the words with --quote.`,
    );
  }
  return { start: offsetIn(path, lines, at.from), end: offsetIn(path, lines, at.to) };
}

function offsetIn(path: string, lines: Lines, point: Point): number {
  const offset = offsetOfPoint(lines, point);
  if (offset !== undefined) return offset;
  const count = lines.starts.length;
  throw new GlossError(
    'bad-argument',
    point.line > count
      ? `${path} has no line ${point.line}; its last is ${count}.`
      : `${path} has no column ${point.column} in line ${point.line}; the line ends at column ${pointAt(lines, lineEnd(lines, point.line - 1)).column}.`,
  );
}

/** The range of words that stand in a transcript exactly once; line breaks are alike whichever way they are written. */
export function rangeOfQuote({ path, lines }: TranscriptText, quote: string): Range {
  const pattern = new RegExp(
    quote.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\r\n|\r|\n/g, '(?:\\r\\n|\\r|\\n)'),
    'g',
  );
  const found: Range[] = [];
  for (let match = pattern.exec(lines.text); match && match[0] !== ''; match = pattern.exec(lines.text)) {
    found.push({ start: match.index, end: match.index + match[0].length });
    pattern.lastIndex = match.index + 1;
  }
  const [only] = found;
  if (!only) {
    throw new GlossError(
      'not-found',
      `“${quote}” does not stand in ${path}. Give the words as they are written there, or the position.`,
    );
  }
  if (found.length === 1) return only;
  const places = found.slice(0, mostPlaces).map((range) => printRange(lines, range));
  throw new GlossError(
    'bad-argument',
    `“${quote}” stands in ${path} ${found.length} times: at ${places.join(', ')}${found.length > mostPlaces ? ' …' : ''}. Give one of these positions, or more words.`,
  );
}

const printRange = (lines: Lines, { start, end }: Range): string => {
  const [from, to] = [pointAt(lines, start), pointAt(lines, end)];
  return `${from.line}:${from.column}-${to.line}:${to.column}`;
};
