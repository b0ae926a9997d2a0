/** What was replaced in a document, as VS Code tells: all of one event speak of the text before it. */
interface Change {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** UTF-16 offsets into a document. */
export interface Offsets {
  readonly start: number;
  readonly end: number;
}

/** Where a passage is after its document was changed. What is put in at its edge is outside of it. */
export function followChanges({ start, end }: Offsets, changes: readonly Change[]): Offsets {
  const from = start + shiftAt(start, changes, true);
  return { start: from, end: Math.max(from, end + shiftAt(end, changes, false)) };
}

/** How far an offset moves; one within what is replaced goes to that end of it that lies in the passage. */
function shiftAt(offset: number, changes: readonly Change[], isStart: boolean): number {
  let shift = 0;
  for (const { rangeOffset, rangeLength, text } of changes) {
    const end = rangeOffset + rangeLength;
    if (end < offset || (end === offset && (isStart || rangeLength > 0))) shift += text.length - rangeLength;
    else if (rangeOffset < offset) shift += rangeOffset - offset + (isStart ? text.length : 0);
  }
  return shift;
}
