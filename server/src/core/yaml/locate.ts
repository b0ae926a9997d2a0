import { isMap, isScalar, type Node, type ParsedNode, type YAMLMap } from 'yaml';
import { GlossError } from '../glossError.js';
import type { Range } from '../text/range.js';
import { rangeOf, type Fields } from './yaml.js';
import * as l10n from '../text/l10n.js';

/** Where a key and its value stand, in UTF-16 offsets; a value that is missing is empty, behind its key. */
export interface FieldRange {
  readonly key: Range;
  readonly value: Range;
}

/** Where a map stands, from its first key (or its brace), with all its keys. */
export interface MapPlace {
  readonly range: Range;
  readonly fields: ReadonlyMap<string, FieldRange>;
}

/** The lines of an entry of a list, and the column of its dash, from 0. */
export interface EntryLines extends Range {
  readonly column: number;
}

/** Where a map that has been read stands. */
export function placeOf(range: Range, fields: Fields): MapPlace {
  const places = [...fields].map(
    ([name, { key, node }]) => [name, { key, value: rangeOf(node, { start: key.end, end: key.end }) }] as const,
  );
  return { range, fields: new Map(places) };
}

/** Where a map of a document stands; keys that are no text are left out. */
export function placeOfMap(map: YAMLMap.Parsed): MapPlace {
  const fields = map.items.flatMap(({ key, value }: { readonly key: Node; readonly value: ParsedNode | null }) => {
    const at = rangeOf(key);
    return isScalar(key)
      ? [[String(key.value), { key: at, value: rangeOf(value, { start: at.end, end: at.end }) }] as const]
      : [];
  });
  return { range: rangeOf(map), fields: new Map(fields) };
}

/** The maps of a list by the text of their key `id`, the first of those that have the same. */
export function mapsById(items: readonly unknown[]): ReadonlyMap<string, YAMLMap.Parsed> {
  const found = new Map<string, YAMLMap.Parsed>();
  for (const item of items) {
    if (!isMap<ParsedNode, ParsedNode | null>(item)) continue;
    const id: unknown = item.get('id');
    if (typeof id === 'string' && !found.has(id)) found.set(id, item as YAMLMap.Parsed);
  }
  return found;
}

/** Whether a map is written in braces, so that no line can be put into it. */
export const isFlow = (text: string, { range }: MapPlace): boolean => text[range.start] === '{';

/** The offset behind the line break that ends the line of `offset`, or the end of the text. */
export function lineEndAfter(text: string, offset: number): number {
  if (offset > 0 && text.charCodeAt(offset - 1) === 10) return offset;
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

/** UTF-16 offset of the first unit of the line that an offset is on. */
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
    l10n.t('“{text}” stands without a colon behind it. Fix it first; nothing was written.', {
      text: text.slice(key.start, key.end),
    }),
  );
}

/**
 * A field's value without the line breaks that a block takes in, but with the spaces at its end; where it is empty, the
 * place behind the colon.
 */
export function trimmedValue(text: string, { key, value }: FieldRange): Range {
  const lines = text.slice(value.start, value.end);
  const visible = lines.trimEnd().length;
  const lineBreak = /\r?\n/.exec(lines.slice(visible))?.index ?? lines.length - visible;
  if (visible > 0) return { start: value.start, end: value.start + visible + lineBreak };
  const colon = colonOf(text, key) + 1;
  return { start: colon, end: colon };
}

/** Whether a text is empty or nothing but white space. */
export const isBlank = (text: string): boolean => text.trim() === '';

/**
 * The lines of an entry, from its dash to its last visible character. Undefined where other things stand on its first line.
 */
export function entryLines(text: string, { range }: MapPlace): EntryLines | undefined {
  const dash = text.lastIndexOf('-', range.start - 1);
  const start = lineStartOf(text, dash);
  const isOwnLine =
    dash >= 0 && /^-\s+(?:#.*[\r\n]\s*)?$/.test(text.slice(dash, range.start)) && isBlank(text.slice(start, dash));
  if (!isOwnLine) return undefined;
  const end = range.start + text.slice(range.start, range.end).trimEnd().length;
  return { start, end: lineEndAfter(text, end), column: dash - start };
}

function firstKey(map: MapPlace): Range {
  const [first] = map.fields.values();
  return first?.key ?? map.range;
}
