import { linesOf, type Position } from './lines.js';
import type { Range } from './range.js';
import type { Splice } from './splice.js';

/** A text under edit. Places are found and edits made line by line, so that a keystroke does not go through all of it. */
export interface EditedText {
  /** The text as it stands; put together when asked for and kept until the next edit. */
  readonly text: () => string;
  readonly lineCount: () => number;
  /** As for any text: see `positionAt` and `offsetAt` of its lines. */
  readonly positionAt: (offset: number) => Position;
  readonly offsetAt: (position: Position) => number;
  readonly replace: (splice: Splice) => void;
}

/** Begins with a text as the editor holds it. Offsets are UTF-16; those beyond the text count as its end. */
export function editedText(from: string): EditedText {
  let whole: string | undefined = from;
  /** Each with its line break, which only the last one lacks. */
  let lines = splitLines(from);
  let starts = startsOf(lines);

  const end = (): number => (starts.at(-1) ?? 0) + (lines.at(-1) ?? '').length;
  const lineOf = (offset: number): number => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const before = (line: number, offset: number): string => lines[line]?.slice(0, offset - (starts[line] ?? 0)) ?? '';
  const behind = (line: number, offset: number): string => lines[line]?.slice(offset - (starts[line] ?? 0)) ?? '';

  return {
    text: () => (whole ??= lines.join('')),
    lineCount: () => lines.length,
    positionAt: (offset) => {
      const clamped = Math.max(0, Math.min(offset, end()));
      const line = lineOf(clamped);
      return { line, character: clamped - (starts[line] ?? 0) };
    },
    offsetAt: ({ line, character }) => {
      if (line < 0) return 0;
      const text = lines[line];
      if (text === undefined) return end();
      const length = text.endsWith('\r\n') ? text.length - 2 : /[\r\n]$/.test(text) ? text.length - 1 : text.length;
      return (starts[line] ?? 0) + Math.min(Math.max(0, character), length);
    },
    replace: (splice) => {
      let [first, last] = [lineOf(splice.start), lineOf(splice.end)];
      let piece = before(first, splice.start) + splice.text + behind(last, splice.end);
      // A carriage return and a line feed that come together are one line break.
      if (piece.startsWith('\n') && lines[first - 1]?.endsWith('\r')) piece = (lines[--first] ?? '') + piece;
      if (piece.endsWith('\r') && lines[last + 1]?.startsWith('\n')) piece += lines[++last] ?? '';
      const made = splitLines(piece);
      if (last < lines.length - 1) made.pop();
      whole = undefined;
      if (made.length === last - first + 1) {
        const shift = splice.text.length - lengthOf(splice);
        made.forEach((line, i) => (lines[first + i] = line));
        for (let i = first + 1, at = starts[first] ?? 0; i <= last; i++) starts[i] = at += lines[i - 1]?.length ?? 0;
        for (let i = last + 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + shift;
      } else {
        lines = [...lines.slice(0, first), ...made, ...lines.slice(last + 1)];
        starts = startsOf(lines);
      }
    },
  };
}

const lengthOf = ({ start, end }: Range): number => end - start;

function splitLines(text: string): string[] {
  const { starts } = linesOf(text);
  return starts.map((start, line) => text.slice(start, starts[line + 1]));
}

function startsOf(lines: readonly string[]): number[] {
  let at = 0;
  return lines.map((line) => (at += line.length) - line.length);
}
