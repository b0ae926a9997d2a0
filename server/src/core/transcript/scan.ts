/** One line of a text, in UTF-16 offsets. */
export interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  /** Where the next line starts; the text's length at the last. */
  readonly next: number;
}

/** Walks through the lines from an offset at a line's start. Lines end at LF, CRLF or CR. */
export function* linesFrom(text: string, from: number): Generator<Line, void> {
  const returns = text.includes('\r');
  for (let start = from; start < text.length;) {
    let end = returns ? lineBreakFrom(text, start) : text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const next = Math.min(text.length, end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1));
    yield { start, end, next };
    start = next;
  }
}

/** The first offset from `start` on that is not white space, at most `end`. */
export function skipSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The offset after the last unit before `end` that is not white space, at least `start`. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Whether the line that starts at the offset is blank, or the text ends there. */
export function isBlankFrom(text: string, start: number): boolean {
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) return true;
    if (!isSpace(unit)) return false;
  }
  return true;
}

/** Whether a UTF-16 unit is white space, as `\s` sees it. */
export function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 32 || (unit >= 9 && unit <= 13);
  return unit === 0xa0 || unit === 0x1680 || (unit >= 0x2000 && unit <= 0x200a) || rareSpaces.includes(unit);
}

const rareSpaces = [0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff];

function lineBreakFrom(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) return at;
  }
  return -1;
}

/** Whether white space, other than within tags, stands between two stretches of speech. */
export const isParted = (text: string, start: number, end: number): boolean =>
  end - start > mostTag || /\s/.test(text.slice(start, end).replace(/<[^<>]*>/g, ''));

/** So many units are never tags alone. */
const mostTag = 400;
