/** A stretch of a text in UTF-16 offsets, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether `offset` lies in the range or at one of its edges, as a caret does. */
export const touches = (range: Range, offset: number): boolean => range.start <= offset && offset <= range.end;

/** Whether `inner` lies within `outer`; edges may coincide. */
export const contains = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Text order: by start, the longer first where both start together. */
export const byPosition = (a: Range, b: Range): number => a.start - b.start || b.end - a.end;

/** Index of the last of ascending ranges that starts at or before an offset, or -1. */
export function lastStarting(items: readonly Range[], offset: number): number;
export function lastStarting<T>(items: readonly T[], offset: number, rangeOf: (item: T) => Range): number;
export function lastStarting<T>(
  items: readonly T[],
  offset: number,
  rangeOf: (item: T) => Range = (item) => item as Range,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rangeOf(items[middle] as T).start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
