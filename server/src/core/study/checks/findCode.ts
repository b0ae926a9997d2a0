import type { Range } from '../../text/range.js';

/** Where a code's id stands in an entry's `codes`, as a whole word. */
export function findCode(text: string, id: string, span: Range): Range {
  const from = text.slice(span.start, span.end).search(/^ *(?:- )?codes:/m);
  const start = span.start + Math.max(0, from);
  for (let at = text.indexOf(id, start); at >= 0 && at < span.end; at = text.indexOf(id, at + 1)) {
    const isWord = (unit: string | undefined): boolean => unit !== undefined && /[\p{L}\p{M}\p{N}_.-]/u.test(unit);
    if (!isWord(text[at - 1]) && !isWord(text[at + id.length])) return { start: at, end: at + id.length };
  }
  return { start: span.start, end: Math.min(span.end, span.start + 1) };
}

/** Where a code's weight stands in an entry, or, where that is not to be found, the code. */
export function findWeight(text: string, id: string, span: Range): Range {
  const code = findCode(text, id, span);
  const after = /^["']?(?:\s*,|[^\S\n]*\n)\s*["']?weight["']?:\s*([^,}\s](?:[^,}\n]*[^,}\s])?)/.exec(
    text.slice(code.end, span.end),
  );
  if (!after?.[1]) return code;
  const end = code.end + after[0].length;
  return { start: end - after[1].length, end };
}

/** Where a text stands within a range; its first unit where it does not. */
export function findText(text: string, piece: string, span: Range): Range {
  const at = text.indexOf(piece, span.start);
  return at < 0 || at >= span.end
    ? { start: span.start, end: Math.min(span.end, span.start + 1) }
    : { start: at, end: at + piece.length };
}
