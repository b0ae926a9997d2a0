import type { Range } from '../text/range.js';

/** What is known of the entry asked about last. One is asked about many times, and many may stand on one line. */
let known = { text: '', start: 0, end: 0, codes: 0, words: new Map<string, number>() };

function lookAt(text: string, { start, end }: Range): typeof known {
  if (known.text === text && known.start === start && known.end === end) return known;
  const from = text.slice(start, end).search(/^ *(?:- )?codes:/m);
  const codes = start + Math.max(0, from);
  const words = new Map<string, number>();
  // Looking for each of very many ids from the entry's beginning would take the square of their number.
  if (end - codes > longEntry) {
    for (const { 0: word, index } of text.slice(codes, end).matchAll(wordOfPlane)) {
      if (!words.has(word)) words.set(word, codes + index);
    }
  }
  return (known = { text, start, end, codes, words });
}

/** UTF-16 units of an entry from which its words are looked up instead of searched for. */
const longEntry = 4000;
/** What has no characters beyond the basic plane, which the search below takes for the ends of words. */
const wordUnit = String.raw`(?:(?![\u{10000}-\u{10ffff}])[\p{L}\p{M}\p{N}_.-])+`;
const wordOfPlane = new RegExp(wordUnit, 'gu');
const isWordOfPlane = new RegExp(`^${wordUnit}$`, 'u');

/** Where a code's id stands in an entry's `codes`, as a whole word. */
export function findCode(text: string, id: string, span: Range): Range {
  const { codes: start, words } = lookAt(text, span);
  const looked = words.get(id);
  if (looked !== undefined) return { start: looked, end: looked + id.length };
  if (words.size > 0 && isWordOfPlane.test(id)) return { start: span.start, end: Math.min(span.end, span.start + 1) };
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
