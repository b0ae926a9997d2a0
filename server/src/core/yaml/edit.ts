import { isMap, isScalar, isSeq } from 'yaml';
import { GlossError } from '../glossError.js';
import { keptComments } from './comments.js';
import {
  colonOf,
  columnOf,
  entryLines,
  isBlank,
  isFlow,
  lineEndAfter,
  lineStartOf,
  startOfMap,
  trimmedValue,
  type FieldRange,
  type MapPlace,
} from './locate.js';
import { isPlainDay, printFlowScalar, printList, printScalar } from './scalar.js';
import type { Splice } from '../text/splice.js';
import { rangeOf } from './yaml.js';
import { yamlDocument } from './yamlDocument.js';
import * as l10n from '../text/l10n.js';

/** What a key may be set to: a text, or a list of texts, which is written on one line. */
export type FieldValue = string | readonly string[];

/** Sets a key of a map. A new one comes behind the nearest that is before it in `order`. Comments are kept. */
export const setField = (
  text: string,
  map: MapPlace,
  key: string,
  value: FieldValue,
  order: readonly string[],
): readonly Splice[] => put(text, map, key, printValue(value, isFlow(text, map)), order);

/**
 * Sets a key as {@link setField} does, to what is printed behind `key: ` for a map at the left margin. Refuses where the map
 * is written in one line.
 */
export function setPrinted(
  text: string,
  map: MapPlace,
  key: string,
  printed: string,
  order: readonly string[],
): readonly Splice[] {
  if (isFlow(text, map)) throw inOneLine(key);
  return put(text, map, key, printed, order);
}

function put(text: string, map: MapPlace, key: string, printed: string, order: readonly string[]): readonly Splice[] {
  const column = columnOf(text, startOfMap(text, map));
  const lines = shiftLines(printed, column);
  const field = map.fields.get(key);
  return field ? replaceValue(text, field, lines, column) : addField(text, map, key, lines, order);
}

/** Puts a value in the place of another. A comment behind it goes behind the `|-` of one of several lines. */
function replaceValue(text: string, field: FieldRange, printed: string, column: number): readonly Splice[] {
  const written = trimmedValue(text, field);
  const start = startOfValue(text, field, written.start);
  const spaced = text[start - 1] === ':' && !printed.startsWith('\n') ? ` ${printed}` : printed;
  const lineEnd = lineEndAfter(text, written.end);
  const behind = text.slice(written.end, lineEnd).trimEnd();
  const first = spaced.indexOf('\n');
  const isMoved = first >= 0 && behind !== '';
  const value = {
    start,
    end: isMoved ? written.end + behind.length : written.end,
    text: isMoved ? spaced.slice(0, first) + behind + spaced.slice(first) : spaced,
  };
  const line = lineStartOf(text, field.key.start);
  const kept = keptComments(text.slice(line, lineEnd), column, { start: start - line, end: written.end - line });
  return [value, ...(kept ? [wholeLines(text, lineEnd, kept)] : [])];
}

/** Where a value begins: behind the colon, if only white space is between; a tag that it has goes with it. */
function startOfValue(text: string, { key }: FieldRange, written: number): number {
  const colon = colonOf(text, key) + 1;
  const between = text.slice(colon, written);
  const tag = /(?<!\S)!\S*\s+(?:&\S+\s+)?$/.exec(between);
  const start = colon + (tag?.index ?? between.length);
  return isBlank(text.slice(colon, start)) ? colon : start;
}

/** Puts in a key that the map does not have yet; `printed` is what stands behind its colon. */
export function addField(
  text: string,
  map: MapPlace,
  key: string,
  printed: string,
  order: readonly string[],
): readonly Splice[] {
  const earlier = order.slice(0, order.indexOf(key)).reverse();
  const before = map.fields.get(earlier.find((other) => map.fields.has(other)) ?? '');
  if (isFlow(text, map)) {
    const at = before ? trimmedValue(text, before).end : map.range.start + 1;
    return [{ start: at, end: at, text: before ? `, ${key}: ${printed}` : ` ${key}: ${printed},` }];
  }
  const first = startOfMap(text, map);
  const pad = ' '.repeat(columnOf(text, first));
  const colon = printed.startsWith('\n') ? ':' : ': ';
  if (before) {
    return [wholeLines(text, lineEndAfter(text, trimmedValue(text, before).end), `${pad}${key}${colon}${printed}\n`)];
  }
  return [{ start: first, end: first, text: `${key}${colon}${printed}\n${pad}` }];
}

/** Takes a key off a map with its value. Comments stay in its place, those of an entry's first key before the entry. */
export function removeField(text: string, map: MapPlace, key: string): readonly Splice[] {
  const field = map.fields.get(key);
  if (!field) return [];
  const value = trimmedValue(text, field);
  const fields = [...map.fields.values()];
  const next = fields[fields.indexOf(field) + 1];
  if (isFlow(text, map)) {
    const previous = fields[fields.indexOf(field) - 1];
    if (next) return [{ start: field.key.start, end: next.key.start, text: '' }];
    return [{ start: previous ? trimmedValue(text, previous).end : field.key.start, end: value.end, text: '' }];
  }
  const start = lineStartOf(text, field.key.start);
  const end = lineEndAfter(text, value.end);
  const lead = text.slice(start, field.key.start);
  if (isBlank(lead)) return [{ start, end, text: keptComments(text.slice(start, end), field.key.start - start) }];
  if (!next || !/^ *(?:- +)+$/.test(lead)) {
    throw new GlossError(
      'unreadable',
      l10n.t('“{key}” cannot be taken out of its entry. Do it by hand; nothing was written.', { key }),
    );
  }
  const kept = keptComments(text.slice(field.key.start, next.key.start), lead.indexOf('-'));
  return [
    { start, end: start, text: kept },
    { start: field.key.start, end: next.key.start, text: '' },
  ];
}

/** Adds a text to a list, last, in the style in which the list is written. */
export function addToList(
  text: string,
  map: MapPlace,
  key: string,
  item: string,
  order: readonly string[],
): readonly Splice[] {
  const field = map.fields.get(key);
  const value = field && trimmedValue(text, field);
  const written = value ? text.slice(value.start, value.end) : '';
  if (!field || !value || written === '') return setField(text, map, key, [item], order);
  if (/^-\s/.test(written)) {
    const pad = ' '.repeat(columnOf(text, value.start));
    return [wholeLines(text, lineEndAfter(text, value.end), `${pad}- ${printScalar(item, pad.length + 2)}\n`)];
  }
  const list = yamlDocument(written).document.contents;
  if (isScalar(list)) return setField(text, map, key, [String(list.value), item], order);
  if (!isSeq(list)) {
    throw new GlossError('unreadable', l10n.t('“{key}” should be a list. Fix it first; nothing was written.', { key }));
  }
  const last = list.items.at(-1);
  const at = value.start + (last ? endOfItem(last) : 1);
  return [{ start: at, end: at, text: `${last ? ', ' : ''}${printFlowScalar(item)}` }];
}

/**
 * Puts entries, given as lines at the left margin with their dashes, into a list that is written in lines: before those
 * that are there or behind them. Undefined where the list is written on one line.
 */
export function addEntries(
  text: string,
  map: MapPlace,
  key: string,
  lines: string,
  order: readonly string[],
  where: 'first' | 'last',
): readonly Splice[] | undefined {
  if (isFlow(text, map)) return undefined;
  const field = map.fields.get(key);
  const inner = indentLines(lines, columnOf(text, startOfMap(text, map)) + 2);
  if (!field) return addField(text, map, key, `\n${inner.replace(/\n$/, '')}`, order);
  const value = trimmedValue(text, field);
  const written = text.slice(value.start, value.end);
  if (written === '' || /^\[\s*\]$/.test(written)) {
    const colon = colonOf(text, field.key) + 1;
    return [{ start: colon, end: value.end, text: '' }, wholeLines(text, lineEndAfter(text, value.end), inner)];
  }
  if (!/^-\s/.test(written)) return undefined;
  const at = where === 'first' ? lineStartOf(text, value.start) : lineEndAfter(text, value.end);
  return [wholeLines(text, at, indentLines(lines, columnOf(text, value.start)))];
}

/** Takes an entry out of a list that is written in lines. Its comments stay; a list that loses its last entry is written empty. */
export function removeEntry(
  text: string,
  map: MapPlace,
  key: string,
  entries: readonly MapPlace[],
  entry: MapPlace,
): readonly Splice[] {
  const field = map.fields.get(key);
  const lines = entryLines(text, entry);
  if (!field || !lines) throw inOneLine(key);
  const kept = keptComments(text.slice(lines.start, lines.end), lines.column);
  const out = { start: lines.start, end: lines.end, text: kept };
  if (entries.length > 1) return [out];
  const colon = colonOf(text, field.key) + 1;
  return [{ start: colon, end: colon, text: ' []' }, out];
}

/** Indents lines by more spaces, or by fewer; empty ones stay empty. */
export const indentLines = (lines: string, by: number): string =>
  by >= 0 ? lines.replace(/^(?=.)/gm, ' '.repeat(by)) : lines.replace(new RegExp(`^ {1,${-by}}`, 'gm'), '');

/** Moves all lines but the first; see {@link indentLines}. */
export function shiftLines(lines: string, by: number): string {
  const first = lines.indexOf('\n') + 1;
  return first === 0 ? lines : lines.slice(0, first) + indentLines(lines.slice(first), by);
}

const endOfItem = (node: unknown): number => (isMap(node) || isSeq(node) || isScalar(node) ? rangeOf(node).end : 1);

/** A splice that puts whole lines at the beginning of a line, or behind a last line that has no break. */
export function wholeLines(text: string, at: number, lines: string): Splice {
  const isOpen = at === text.length && at > 0 && !text.endsWith('\n');
  return { start: at, end: at, text: isOpen ? `\n${lines}` : lines };
}

function printValue(value: FieldValue, flow: boolean): string {
  if (typeof value !== 'string') return printList(value);
  if (isPlainDay(value)) return value;
  return flow ? printFlowScalar(value) : printScalar(value, 2);
}

const inOneLine = (key: string): GlossError =>
  new GlossError(
    'unreadable',
    l10n.t(
      '“{key}” stands in an entry that is written in one line. Write it in lines of “key: value” to change it; nothing was written.',
      { key },
    ),
  );
