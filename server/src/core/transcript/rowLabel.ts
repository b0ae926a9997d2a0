import type { Range } from '../text/range.js';
import type { FoundLabel } from './foundLabel.js';
import { nameEndAt } from './nameEnd.js';
import { skipSpace, trimEnd } from './scan.js';
import { timestampAt } from './timestamp.js';
import type { Timestamp } from './transcript.js';

/**
 * A row of a table: `Name<tab>00:01<tab>00:04<tab>…`, `00:01<tab>Name<tab>…` as ELAN and others export it, or
 * `| Name | 00:01 | … |`. Cells of times and numbers may stand before or behind the name.
 */
export function rowLabel(text: string, start: number, end: number): FoundLabel | undefined {
  const cells = cellsAt(text, start, end);
  if (!cells) return undefined;
  let name: Range | undefined;
  let timestamp: Timestamp | undefined;
  for (const cell of cells) {
    const time = timeIn(text, cell);
    timestamp ??= time;
    if (time || cell.start === cell.end || /^\d+(?:[.,]\d+)?$/.test(text.slice(cell.start, cell.end))) continue;
    if (name) {
      if (!timestamp && text.charCodeAt(start) !== bar) return undefined;
      const last = text.charCodeAt(start) === bar ? cell.end : end;
      return { form: 'row', nameStart: name.start, nameEnd: name.end, timestamp, end: cell.start, speechEnd: last };
    }
    name = nameIn(text, cell);
    if (!name) return undefined;
  }
  return undefined;
}

/** Whether a line of a table says nothing: its head, as in `Speaker<tab>Start<tab>Text`, or the rule below it. */
export function isTableFrame(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) === bar && /^[\s:|-]+$/.test(text.slice(start, Math.min(end, start + 400)))) return true;
  return (
    cellsAt(text, start, end)?.every(
      (cell) => cell.start === cell.end || columns.test(text.slice(cell.start, Math.min(cell.end, cell.start + 40))),
    ) ?? false
  );
}

/** The first cells of a row, without the white space around them; undefined where the line has no more than one. */
function cellsAt(text: string, start: number, end: number): readonly Range[] | undefined {
  const isBarred = text.charCodeAt(start) === bar;
  const separator = isBarred ? bar : tab;
  const limit = Math.min(end, start + reach);
  if (!isBarred && !text.slice(start, limit).includes('\t')) return undefined;
  let from = isBarred ? start + 1 : start;
  const cells: Range[] = [];
  for (let at = from; at < limit && cells.length < maxCells; at++) {
    if (text.charCodeAt(at) !== separator || (isBarred && text.charCodeAt(at - 1) === 92)) continue;
    cells.push(trimmed(text, from, at));
    from = at + 1;
  }
  if (cells.length === 0 || (isBarred && text.charCodeAt(end - 1) !== bar)) return undefined;
  if (isBarred && from < end && cells.length < maxCells) {
    cells.push(trimmed(text, from, end - 1));
  } else if (!isBarred) cells.push(trimmed(text, from, end));
  return cells;
}

function trimmed(text: string, start: number, end: number): Range {
  const from = skipSpace(text, start, end);
  return { start: from, end: trimEnd(text, from, end) };
}

/** A time that fills its cell; a number with three digits behind the point or more is in seconds. */
function timeIn(text: string, { start, end }: Range): Timestamp | undefined {
  const found = end - start > 30 ? undefined : timestampAt(text, start, true);
  if (found?.range.end === end) return found;
  const seconds = end - start > 16 ? undefined : /^\d+\.\d{3,}$/.exec(text.slice(start, end))?.[0];
  return seconds === undefined ? undefined : { range: { start, end }, ms: Math.round(Number(seconds) * 1000) };
}

/** The name that fills its cell, without marks of bold and a colon. */
function nameIn(text: string, { start, end }: Range): Range | undefined {
  const from = start + (/^[*_]{1,3}/.exec(text.slice(start, start + 3))?.[0].length ?? 0);
  if (end - from > 90) return undefined;
  const to = from + text.slice(from, end).replace(/[*_:：]{1,5}$/, '').length;
  return to > from && nameEndAt(text, from, to) === to ? { start: from, end: to } : undefined;
}

const tab = 9;
const bar = 124;
const maxCells = 12;
/** UTF-16 units of a line within which the name and times stand. */
const reach = 400;
const columns =
  /^[*_]*(?:#|no\.?|nr\.?|id|tier|participant|speaker|name|who|time|times?tamp|start|begin|end|from|to|in|out|duration|dur|text|transcript|utterance|speech|annotation|words|content|turn|line|[\p{L} ]*(?:time|text|name)(?: ?-? ?[\p{L}:. ]+)?|sprecher(?:in)?|person|zeit|beginn|ende|dauer|locuteur|début|fin|durée|texte|hablante|tiempo|inicio|texto)[*_]*$/iu;
