import { isMap, isNode, isPair, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml';
import type { Range } from '../text/range.js';
import { contentsOf } from './contentsOf.js';
import { columnOf, entryLines, isBlank, lineEndAfter, lineStartOf } from './locate.js';
import { rangeOf } from './yaml.js';
import { firstValue } from './yamlDocument.js';

/** A key of a map as it is written: whole lines, from the comments right above it to what comes next. */
export interface Part {
  readonly text: string;
  /** Column of the key, from 0. Where a dash stands before it in the file, the text has spaces. */
  readonly column: number;
  /** Where it was read; absent for what was put together since. */
  readonly read?: Read;
  /** The entries that it is to have in the place of those that it was read with. */
  readonly list?: ListParts;
  /** Whether it is from a map in braces. */
  readonly isFlow?: boolean;
}

interface Read extends Range {
  readonly file: string;
  readonly node: ParsedNode | null;
}

/** A map as it is written. */
export interface MapParts {
  /** Whole lines above the dash of an entry, or above a file's first key: comments and blank lines. */
  readonly above: string;
  /** From the start of the line of the entry's dash to the first key, or behind the brace; empty for a file. */
  readonly lead: string;
  /** Column of the keys, from 0. */
  readonly column: number;
  readonly fields: ReadonlyMap<string, Part>;
}

/** An item of a list that is written in lines of its own. */
export interface ItemParts {
  /** Whole lines, with the comments above its dash. */
  readonly text: string;
  /** Column of its dash, from 0. */
  readonly column: number;
  readonly node: ParsedNode | null;
  /** What it says under a key, as plain lists, records and texts; undefined where it has no such key. */
  readonly valueOf: (key: string) => unknown;
  /** Its keys; undefined where they cannot be told apart by lines. */
  readonly map: () => MapParts | undefined;
}

/** A list as it is written in lines: its key with what stands before the first item, the items, and what stands behind. */
export interface ListParts {
  readonly opening: string;
  readonly items: readonly ItemParts[];
  readonly closing: string;
}

/**
 * Parts a YAML file into its keys, so that the parts together are the file. Undefined where it has errors, or is no map on
 * lines of its own. A last line without a break is given one.
 */
export function partsOfFile(text: string): MapParts | undefined {
  const file = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  const contents = contentsOf(file, 'places');
  if (contents === null) return { above: file, lead: '', column: 0, fields: new Map() };
  if (!isMap(contents) || contents.flow) return undefined;
  const first = lineStartOf(file, rangeOf(contents.items[0]?.key).start);
  const fields = fieldsOf(file, contents, { start: first, end: file.length });
  return fields && { above: file.slice(0, first), lead: '', ...fields };
}

type Fields = Pick<MapParts, 'column' | 'fields'>;

/** Parts the lines of a map, which begin with that of its first key, into its keys. */
function fieldsOf(file: string, map: YAMLMap.Parsed, { start: from, end }: Range): Fields | undefined {
  const column = columnOf(file, rangeOf(map.items[0]?.key).start);
  const keys: { readonly name: string; readonly node: ParsedNode | null; readonly start: number }[] = [];
  let behind = from;
  for (const { key, value } of map.items) {
    if (!isScalar(key)) return undefined;
    const at = rangeOf(key);
    const line = lineStartOf(file, at.start);
    const isFirst = keys.length === 0;
    if (!isFirst && (line < behind || at.start - line !== column || !isBlank(file.slice(line, at.start)))) {
      return undefined;
    }
    keys.push({ name: String(key.value), node: value, start: isFirst ? from : withAbove(file, line, behind, column) });
    behind = lineEndAfter(file, endOfValue(value, at.end));
  }
  const fields = new Map<string, Part>();
  for (const [i, { name, node, start }] of keys.entries()) {
    const until = keys[i + 1]?.start ?? end;
    const text =
      i === 0 ? ' '.repeat(column) + file.slice(rangeOf(map.items[0]?.key).start, until) : file.slice(start, until);
    fields.set(name, { text, column, read: { file, node, start, end: until } });
  }
  return { column, fields };
}

/** The start of the blank lines and comments above a line that are not deeper than a column, but not before an offset. */
function withAbove(file: string, line: number, from: number, column: number): number {
  let at = line;
  while (at > from) {
    const above = lineStartOf(file, at - 1);
    const visible = file.slice(above, at).search(/\S/);
    if (above < from || (visible >= 0 && (file[above + visible] !== '#' || visible > column))) break;
    at = above;
  }
  return at;
}

/** The end of the last text in a value, without the comments and blank lines that a list or map takes in. */
function endOfValue(node: ParsedNode | null, otherwise: number): number {
  let [at, end] = [node, otherwise];
  while (at) {
    const last = (isMap(at) || isSeq(at)) && !at.flow ? at.items.at(-1) : undefined;
    if (!last) return Math.max(end, rangeOf(at).end);
    if (isPair(last)) end = Math.max(end, rangeOf(last.key).end);
    at = isPair(last) ? last.value : last;
  }
  return end;
}

/** The start of the first line that is more than blank or a comment; -1 where there is none. */
export function startOfCode(text: string): number {
  for (let at = 0; at < text.length; at = lineEndAfter(text, at + 1)) {
    const visible = text.slice(at, lineEndAfter(text, at + 1)).trimStart();
    if (visible !== '' && !visible.startsWith('#')) return at;
  }
  return -1;
}

/** Parts a key's list into its items; undefined where it is written otherwise than in lines. */
export function listIn(part: Part): ListParts | undefined {
  if (part.list) return part.list;
  const { read } = part;
  if (!read) return undefined;
  const { file, node, start, end } = read;
  if (!isSeq(node) || node.items.length === 0) {
    const isEmpty = node === null || isSeq(node) || (isScalar(node) && (node.value ?? '') === '');
    return isEmpty ? emptyList(part.text, node ? part.text.length - (end - rangeOf(node).end) : 0) : undefined;
  }
  const { items } = node;
  const lines = items.map((item) => entryLines(file, { range: rangeOf(item), fields: new Map() }));
  if (node.flow || !lines.every((line) => line !== undefined)) return undefined;
  const column = lines[0]?.column ?? 0;
  if (lines.some((line) => line.column !== column)) return undefined;
  const first = lineEndAfter(file, start + Math.max(0, file.slice(start, lines[0]?.start).search(/^ *[^\s#].*\n/m)));
  const ends = items.map((item, i) => lineEndAfter(file, endOfValue(item, lines[i]?.start ?? 0)));
  const starts = lines.map((line, i) => withAbove(file, line.start, i === 0 ? first : (ends[i - 1] ?? 0), column));
  const until = withAbove(file, end, ends.at(-1) ?? 0, column);
  const opening = part.text.slice(0, part.text.length - (end - (starts[0] ?? end)));
  return {
    opening,
    items: items.map((item, i) => {
      const from = starts[i] ?? end;
      const to = starts[i + 1] ?? until;
      return itemOf(file, item, { start: from, end: to }, lines[i]?.start ?? from, column);
    }),
    closing: file.slice(until, end),
  };
}

/** A list without items, whose value ends at an offset of its part. */
function emptyList(text: string, end: number): ListParts {
  const at = lineEndAfter(text, Math.max(end, startOfCode(text) + 1));
  return { opening: text.slice(0, at), items: [], closing: text.slice(at) };
}

function itemOf(file: string, node: ParsedNode, { start, end }: Range, line: number, column: number): ItemParts {
  let map: MapParts | undefined;
  const read = (): MapParts | undefined => {
    if (!isMap<ParsedNode, ParsedNode | null>(node) || node.items.length === 0) return undefined;
    const above = file.slice(start, line);
    const key = rangeOf(node.items[0]?.key).start;
    if (node.flow) {
      return flowParts(file, node, { above, lead: file.slice(line, rangeOf(node).start) }, end);
    }
    const fields = fieldsOf(file, node, { start: line, end });
    return fields && { above, lead: file.slice(line, key), ...fields };
  };
  const valueOf = (key: string): unknown => {
    const value: unknown = isMap(node) ? node.get(key, true) : undefined;
    return isNode(value) ? value.toJSON() : undefined;
  };
  return { text: file.slice(start, end), column, node, valueOf, map: () => (map ??= read()) };
}

/** The keys of a map in braces, each as a line of its own; undefined where they take several lines, or have comments. */
function flowParts(
  file: string,
  map: YAMLMap.Parsed,
  head: Pick<MapParts, 'above' | 'lead'>,
  end: number,
): MapParts | undefined {
  const written = file.slice(rangeOf(map).start, end).trimEnd();
  if (!written.endsWith('}') || /[\n#]/.test(written) || head.lead.includes('\n')) return undefined;
  const column = head.lead.length;
  const fields = new Map<string, Part>();
  for (const { key, value } of map.items) {
    if (!isScalar(key)) return undefined;
    const at = rangeOf(key);
    const range = { start: at.start, end: endOfValue(value, at.end) };
    const text = file.slice(range.start, range.end);
    if (!/^[\w-]+: /.test(text)) return undefined;
    const part = { text: `${' '.repeat(column)}${text}\n`, column, isFlow: true };
    fields.set(String(key.value), { ...part, read: { file, node: value, ...range } });
  }
  return { ...head, column, fields };
}

/** What a key says, as plain lists, records and texts; undefined where it cannot be read. */
export function valueOf(part: Part | undefined): unknown {
  if (!part) return undefined;
  return part.read ? part.read.node?.toJSON() : firstValue(part.text);
}

/** What a key says, where that is a text. */
export function textIn(part: Part | undefined): string | undefined {
  const value = valueOf(part);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
