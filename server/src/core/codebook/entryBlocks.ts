import { GlossError } from '../glossError.js';
import { keptComments } from '../yaml/comments.js';
import type { Splice } from '../text/splice.js';
import { indentLines, wholeLines } from '../yaml/edit.js';
import {
  colonOf,
  columnOf,
  entryLines,
  isBlank,
  isFlow,
  lineEndAfter,
  lineStartOf,
  startOfMap,
  type EntryLines,
  type MapPlace,
} from '../yaml/locate.js';
import type { Code } from './codebook.js';
import * as l10n from '../text/l10n.js';

/** What has codes below it: a code, or the codebook itself. */
export interface Container extends MapPlace {
  readonly codes: readonly Code[];
}

/**
 * Lines of an entry: from the comments right above its dash to the last line that is indented deeper than the dash.
 * Refused where the list is written in one line.
 */
function blockOf(text: string, code: Code): EntryLines {
  const lines = entryLines(text, code);
  if (!lines) throw inOneLine();
  const { start, column } = lines;
  return {
    start: withCommentsAbove(text, start, column),
    end: withCommentsBelow(text, code.range.end, column),
    column,
  };
}

function withCommentsAbove(text: string, start: number, column: number): number {
  let at = start;
  while (at > 0) {
    const above = lineStartOf(text, at - 1);
    const line = text.slice(above, at);
    if (!line.startsWith(`${' '.repeat(column)}#`)) break;
    at = above;
  }
  return at;
}

/** The end of the lines of an entry that ends at an offset: behind the comments that are deeper than its dash. */
export function withCommentsBelow(text: string, end: number, column: number): number {
  let last = lineEndAfter(text, end);
  for (let at = last; at < text.length;) {
    const next = lineEndAfter(text, at + 1);
    const line = text.slice(at, next);
    if (line.trim() !== '') {
      if (!/^ *#/.test(line) || line.indexOf('#') <= column) break;
      last = next;
    }
    at = next;
  }
  return last;
}

/**
 * Takes an entry out of its list; a list that loses its last entry is written empty, or goes with its key. With `kept`
 * its comments stay there.
 */
export function takeOut(text: string, parent: Container, code: Code, kept?: 'comments'): readonly Splice[] {
  const block = blockOf(text, code);
  const outAt = (column: number): Splice => ({
    start: block.start,
    end: block.end,
    text: kept ? keptComments(text.slice(block.start, block.end), column) : '',
  });
  const out = outAt(block.column);
  if (parent.codes.length > 1) return [out];
  const field = parent.fields.get('codes');
  if (!field) return [out];
  const colon = colonOf(text, field.key) + 1;
  const lineEnd = lineEndAfter(text, colon);
  const line = lineStartOf(text, field.key.start);
  const isAlone = 'id' in parent && isBlank(text.slice(line, field.key.start)) && isBlank(text.slice(colon, lineEnd));
  if (!isAlone) return [{ start: colon, end: colon, text: ' []' }, out];
  // Deeper, comments would become part of a block of text that ends above.
  return [{ start: line, end: lineEnd, text: '' }, outAt(field.key.start - line)];
}

/** An entry's lines as they would be at the left margin. */
export function linesOfEntry(text: string, code: Code): string {
  const { start, end, column } = blockOf(text, code);
  return indentLines(text.slice(start, end).replace(/\r\n/g, '\n').replace(/\n?$/, '\n'), -column);
}

/** Puts the lines of an entry, given as at the left margin, into a list: before one of its codes, or last. */
export function putIn(text: string, parent: Container, lines: string, before?: Code): Splice {
  const next = before && blockOf(text, before);
  if (next) return wholeLines(text, next.start, indentLines(lines, next.column));
  const last = parent.codes.at(-1);
  const field = parent.fields.get('codes');
  if (last) {
    const block = blockOf(text, last);
    return wholeLines(text, block.end, indentLines(lines, block.column));
  }
  if (isFlow(text, parent)) throw inOneLine();
  const column = columnOf(text, startOfMap(text, parent));
  const body = indentLines(lines, column + 2);
  if (!field) return wholeLines(text, endOfMap(text, parent), `${' '.repeat(column)}codes:\n${body}`);
  const colon = colonOf(text, field.key) + 1;
  const empty = /^[ \t]*\[[ \t]*\]/.exec(text.slice(colon));
  if (!empty) return wholeLines(text, lineEndAfter(text, colon), body);
  const lineEnd = lineEndAfter(text, colon);
  const rest = text.slice(colon + empty[0].length, lineEnd).trimEnd();
  return { start: colon, end: lineEnd, text: `${rest}\n${body}` };
}

/** Where a key can be added behind all that a map has. */
function endOfMap(text: string, { range }: MapPlace): number {
  const written = text.slice(range.start, range.end).trimEnd();
  return lineEndAfter(text, range.start + written.length);
}

const inOneLine = (): GlossError =>
  new GlossError(
    'unreadable',
    l10n.t(
      'This part of the codebook is written in one line with {braces} or {brackets}. Write it in lines of their own to change it.',
      { braces: '{ }', brackets: '[ ]' },
    ),
  );
