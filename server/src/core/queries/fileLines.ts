import { linesOf, type Lines } from '../text/lines.js';

/** The lines of a file that has been read, worked out once. */
export function fileLines(read: { readonly text: string }): Lines {
  const known = worked.get(read);
  if (known) return known;
  const lines = linesOf(read.text);
  worked.set(read, lines);
  return lines;
}

const worked = new WeakMap<object, Lines>();
