/** A line: where it begins and ends, in UTF-16 offsets, and where the next one begins, or the text's end. */
export interface LineBounds {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** Offsets are UTF-16, from 0 up to the length of the text. */
export type LineFinder = (offset: number) => LineBounds;

/** Finds the line of an offset. Those asked one after the other on a line of a million characters are found at once. */
export function lineFinder(text: string): LineFinder {
  let last: LineBounds = { start: 0, end: -1, next: 0 };
  return (offset) => {
    if (offset >= last.start && offset <= last.end) return last;
    const newline = text.indexOf('\n', offset);
    const [end, next] = newline < 0 ? [text.length, text.length] : [newline, newline + 1];
    return (last = { start: text.lastIndexOf('\n', offset - 1) + 1, end, next });
  };
}
