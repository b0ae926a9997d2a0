import type { Range } from '../text/range.js';
import { isBlankFrom, skipSpace, trimEnd, type Line } from './scan.js';
import type { Format } from './transcript.js';

/** A section's heading; `end` is where its last line ends, an underline included. */
export interface Heading {
  readonly range: Range;
  readonly titleRange: Range;
  readonly level: number;
  /** Where the line after the heading starts. */
  readonly next: number;
}

/**
 * The heading a line is, or undefined: `# Title`, `Title` underlined by `===` or `---`; in plain text also `--- Title ---`,
 * `== Title ==` and a line in capitals between blank lines. `start` and `end` are the line's without white space.
 */
export function headingAt(
  text: string,
  line: Line,
  start: number,
  end: number,
  format: Format,
  afterBlank: boolean,
): Heading | undefined {
  if (end - start > 200) return undefined;
  const content = text.slice(start, end);
  const marked = markedHeading(content, format);
  if (marked) {
    const titleStart = start + marked.open;
    const titleRange = { start: titleStart, end: titleStart + marked.length };
    return { range: { start, end }, titleRange, level: marked.level, next: line.next };
  }
  if (!afterBlank) return undefined;
  const underline = underlineAt(text, line);
  if (underline) {
    return {
      range: { start, end: underline.end },
      titleRange: { start, end },
      level: underline.level,
      next: underline.next,
    };
  }
  if (format !== 'text' || !standingCapitals.test(content) || !isBlankFrom(text, line.next)) return undefined;
  return { range: { start, end }, titleRange: { start, end }, level: 1, next: line.next };
}

/** Where the title stands in a heading that its own line marks, and its level. */
function markedHeading(
  content: string,
  format: Format,
): { readonly open: number; readonly length: number; readonly level: number } | undefined {
  const mark = content.charAt(0);
  if (mark !== '#' && format !== 'text') return undefined;
  const found = headingMarks[mark]?.exec(content)?.groups;
  const [open = '', title = ''] = [found?.['open'], found?.['title']?.replace(closingHashes, '')];
  if (title === '') return undefined;
  const level = mark === '-' ? 1 : Math.max(1, open.trimEnd().length - (mark === '=' ? 1 : 0));
  return { open: open.length, length: title.length, level };
}

const headingMarks: Readonly<Record<string, RegExp>> = {
  '#': /^(?<open>#{1,6}[ \t]+)(?<title>[^ \t].*)$/,
  '=': /^(?<open>={1,6}[ \t]*)(?<title>[^=\s](?:[^=]*[^=\s])?)[ \t]*=+$/,
  '-': /^(?<open>-{2,}[ \t]*)(?<title>[^-\s](?:.*?[^-\s])?)[ \t]*-{2,}$/,
};

const closingHashes = /(?<![ \t])[ \t]+#+$/;

/** Whether the line only divides: `---`, `***`, `* * *`, `=====`. */
export function isRule(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (first !== 45 && first !== 42 && first !== 61 && first !== 95) return false;
  let count = 0;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) === first) count++;
    else if (skipSpace(text, at, at + 1) === at) return false;
  }
  return count >= 3;
}

/** The line of `=` or `-` that makes the line before it a heading. */
function underlineAt(
  text: string,
  line: Line,
): { readonly end: number; readonly next: number; readonly level: number } | undefined {
  const first = text.charCodeAt(line.next);
  if (line.next === line.end || (first !== 61 && first !== 45)) return undefined;
  let end = line.next;
  while (text.charCodeAt(end) === first) end++;
  if (end - line.next < 3 || !isBlankFrom(text, end)) return undefined;
  let next = end;
  while (next < text.length && text.charCodeAt(next) !== 10 && text.charCodeAt(next) !== 13) next++;
  if (text.charCodeAt(next) === 13 && text.charCodeAt(next + 1) === 10) next++;
  return { end: trimEnd(text, line.next, end), next: Math.min(text.length, next + 1), level: first === 61 ? 1 : 2 };
}

/** Capitals with at least two words or six letters, no closing punctuation: not “NO” or “OK THEN!”. */
const standingCapitals =
  /^(?=.*\p{Lu}{2})(?:(?=\S*\s+\S)|(?=.{6}))[\p{Lu}\p{M}\p{N}\s'’"“”&/().,:–—-]{3,70}(?<![.!?,:])$/u;
