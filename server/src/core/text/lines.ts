/**
 * A text with what is needed to convert its UTF-16 offsets to lines and columns and back.
 * Lines end at LF, CRLF or a lone CR, as in LSP.
 */
export interface Lines {
  readonly text: string;
  /** UTF-16 offset of each line's first unit. */
  readonly starts: readonly number[];
  /** UTF-16 offsets of the low surrogates of all pairs, ascending: what makes a column differ in code points. */
  readonly pairs: readonly number[];
}

/** As in LSP: line and character from 0, character in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** As on disk: line and column from 1, column in code points. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/** Reads the line structure of `text`. */
export function linesOf(text: string): Lines {
  return unusual.test(text) ? linesOfAny(text) : { text, starts: startsOf(text), pairs: [] };
}

/** What makes more of a text than units and lines that end at LF. */
const unusual = /[\r\ud800-\udfff]/;

function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function linesOfAny(text: string): Lines {
  const starts = [0];
  const pairs: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 13 && text.charCodeAt(i + 1) === 10) continue;
    if (unit === 10 || unit === 13) starts.push(i + 1);
    else if (unit >= 0xdc00 && unit <= 0xdfff && i > 0 && isHigh(text.charCodeAt(i - 1))) pairs.push(i);
  }
  return { text, starts, pairs };
}

/** LSP position of a UTF-16 offset; offsets outside the text are moved to its nearest end. */
export function positionAt(lines: Lines, offset: number): Position {
  const clamped = Math.max(0, Math.min(offset, lines.text.length));
  const line = countUpTo(lines.starts, clamped) - 1;
  return { line, character: clamped - (lines.starts[line] ?? 0) };
}

/** UTF-16 offset of an LSP position; one beyond its line's end is moved to that end, as LSP asks. */
export function offsetAt(lines: Lines, position: Position): number {
  if (position.line < 0) return 0;
  const start = lines.starts[position.line];
  if (start === undefined) return lines.text.length;
  return Math.min(start + Math.max(0, position.character), lineEnd(lines, position.line));
}

/** Where the line's text ends (UTF-16 offset), its line break left out. */
export function lineEnd(lines: Lines, line: number): number {
  const next = lines.starts[line + 1];
  if (next === undefined) return lines.text.length;
  const crlf = lines.text.charCodeAt(next - 1) === 10 && lines.text.charCodeAt(next - 2) === 13;
  return crlf && next - 2 >= (lines.starts[line] ?? 0) ? next - 2 : next - 1;
}

/** The point on disk of a UTF-16 offset. Inside a surrogate pair it is the pair's own column. */
export function pointAt(lines: Lines, offset: number): Point {
  const { line, character } = positionAt(lines, offset);
  const start = lines.starts[line] ?? 0;
  const before = countUpTo(lines.pairs, start + character) - countUpTo(lines.pairs, start);
  return { line: line + 1, column: character - before + 1 };
}

/** UTF-16 offset of a point on disk, or undefined where the text has no such line or column. */
export function offsetOfPoint(lines: Lines, point: Point): number | undefined {
  const start = lines.starts[point.line - 1];
  if (start === undefined || point.column < 1) return undefined;
  const end = lineEnd(lines, point.line - 1);
  let offset = start + point.column - 1;
  for (let i = countUpTo(lines.pairs, start); (lines.pairs[i] ?? Infinity) <= offset; i++) offset++;
  return offset <= end ? offset : undefined;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
