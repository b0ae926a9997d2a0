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
  const first = text.charCodeAt(start);
  const content = text.slice(start, end);
  const marked =
    first === 35
      ? /^(?<open>#{1,6}[ \t]+)(?<title>.*?)(?<close>[ \t]+#+)?$/.exec(content)?.groups
      : first === 61 && format === 'text'
        ? /^(?<open>={1,6}[ \t]*)(?<title>[^=\s](?:[^=]*[^=\s])?)[ \t]*=+$/.exec(content)?.groups
        : first === 45 && format === 'text'
          ? /^(?<open>-{2,}[ \t]*)(?<title>[^-\s](?:.*?[^-\s])?)[ \t]*-{2,}$/.exec(content)?.groups
          : undefined;
  const open = marked?.['open'] ?? '';
  const title = marked?.['title'] ?? '';
  if (title !== '') {
    const titleStart = start + open.length;
    const level = first === 45 ? 1 : Math.max(1, open.trimEnd().length - (first === 61 ? 1 : 0));
    return {
      range: { start, end },
      titleRange: { start: titleStart, end: titleStart + title.length },
      level,
      next: line.next,
    };
  }
  if (!afterBlank) return undefined;
  const underline = underlineAt(text, line);
  if (underline)
    return {
      range: { start, end: underline.end },
      titleRange: { start, end },
      level: underline.level,
      next: underline.next,
    };
  if (format !== 'text' || !standingCapitals.test(content) || !isBlankFrom(text, line.next)) return undefined;
  return { range: { start, end }, titleRange: { start, end }, level: 1, next: line.next };
}

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
