import { isMap, isScalar, isSeq } from 'yaml';
import { GlossError } from '../glossError.js';
import { keptComments } from './comments.js';
import type { Range } from './range.js';
import { isPlainDay, printFlowScalar, printScalar } from './scalar.js';
import type { Splice } from './splice.js';
import { rangeOf, type FieldRange, type MapPlace } from './yaml.js';
import { yamlDocument } from './yamlDocument.js';

/** What a key may be set to: a text, or a list of texts, which is written on one line. */
export type FieldValue = string | readonly string[];

export const isFlow = (text: string, { range }: MapPlace): boolean => text[range.start] === '{';

/** The offset behind the line break that ends the line of `offset`, or the end of the text. */
export function lineEndAfter(text: string, offset: number): number {
  if (offset > 0 && text.charCodeAt(offset - 1) === 10) return offset;
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

export const lineStartOf = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** In which column, from 0, an offset stands; a byte order mark has none. */
export function columnOf(text: string, offset: number): number {
  const start = lineStartOf(text, offset);
  return offset - start - (start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0);
}

/** Where a map's first line begins: behind its dash, and before an anchor, a tag or a `?` that its first key has. */
export function startOfMap(text: string, map: MapPlace): number {
  const key = firstKey(map).start;
  const line = lineStartOf(text, key);
  return line + (/^\ufeff? *(?:-\s+)*/.exec(text.slice(line, key))?.[0].length ?? 0);
}

/** The offset of the colon behind a key. */
export function colonOf(text: string, key: Range): number {
  const colon = text.indexOf(':', key.end);
  if (colon >= 0 && /^(?:\s|#.*\n)*$/.test(text.slice(key.end, colon))) return colon;
  throw new GlossError(
    'unreadable',
    `“${text.slice(key.start, key.end)}” stands without a colon behind it. Mend it first; nothing was written.`,
  );
}

/** Sets a key of a map. A new one comes behind the nearest that is before it in `order`. Comments are kept. */
export function setField(
  text: string,
  map: MapPlace,
  key: string,
  value: FieldValue,
  order: readonly string[],
): readonly Splice[] {
  const column = columnOf(text, startOfMap(text, map));
  const printed = printValue(value, isFlow(text, map), column + 2);
  const field = map.fields.get(key);
  return field ? replaceValue(text, field, printed, column) : addField(text, map, key, printed, order);
}

function replaceValue(text: string, field: FieldRange, printed: string, column: number): readonly Splice[] {
  const { start: from, end } = trimmedValue(text, field);
  // What began on a line of its own, as a list does, begins behind the colon now.
  const colon = colonOf(text, field.key) + 1;
  const value = { start: isBlank(text.slice(colon, from)) ? colon : from, end };
  const spaced = value.start === colon ? ` ${printed}` : printed;
  const isBlock = printed.includes('\n');
  const lineEnd = lineEndAfter(text, value.end);
  const until = isBlock ? value.end + text.slice(value.end, lineEnd).trimEnd().length : value.end;
  const start = lineStartOf(text, field.key.start);
  const piece = text.slice(start, lineEnd);
  const kept = keptComments(piece, column, { start: value.start - start, end: until - start });
  return [{ start: value.start, end: until, text: spaced }, ...(kept ? [wholeLines(text, lineEnd, kept)] : [])];
}

const isBlank = (text: string): boolean => text.trim() === '';

/** A field's value without the line break that a block takes in; where it is empty, the place behind the colon. */
function trimmedValue(text: string, { key, value }: FieldRange): Range {
  const written = text.slice(value.start, value.end).trimEnd();
  if (written !== '') return { start: value.start, end: value.start + written.length };
  const colon = colonOf(text, key) + 1;
  return { start: colon, end: colon };
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

/** Takes a key off a map with its value; comments stay. */
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
  const isOwnLine = isBlank(text.slice(start, field.key.start));
  if (!isOwnLine) {
    if (!next) throw new GlossError('unreadable', `An entry cannot be left without any key; “${key}” is its only one.`);
    return [{ start: field.key.start, end: next.key.start, text: '' }];
  }
  return [{ start, end, text: keptComments(text.slice(start, end), field.key.start - start) }];
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
    throw new GlossError('unreadable', `“${key}” should be a list. Mend it first; nothing was written.`);
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

/** Indents lines by more spaces; empty ones stay empty. */
export const indentLines = (lines: string, by: number): string => lines.replace(/^(?=.)/gm, ' '.repeat(by));

const endOfItem = (node: unknown): number => (isMap(node) || isSeq(node) || isScalar(node) ? rangeOf(node).end : 1);

/** A splice that puts whole lines at the beginning of a line, or behind a last line that has no break. */
export function wholeLines(text: string, at: number, lines: string): Splice {
  const isOpen = at === text.length && at > 0 && !text.endsWith('\n');
  return { start: at, end: at, text: isOpen ? `\n${lines}` : lines };
}

function printValue(value: FieldValue, flow: boolean, indent: number): string {
  if (typeof value !== 'string') return `[${value.map(printFlowScalar).join(', ')}]`;
  if (isPlainDay(value)) return value;
  return flow ? printFlowScalar(value) : printScalar(value, indent);
}

function firstKey(map: MapPlace): Range {
  const [first] = map.fields.values();
  return first?.key ?? map.range;
}
