import { isMap, isScalar, isSeq } from 'yaml';
import { newlineOf } from '../text/newline.js';
import type { Range } from '../text/range.js';
import { rangeOf } from '../text/yaml.js';
import { yamlDocument } from '../text/yamlDocument.js';
import { applySplices, type Splice } from '../text/splice.js';
import { keptComments } from '../text/comments.js';
import { fieldsOf, printDay, printList, printSegment } from './printCodings.js';
import { readCodings } from './readCodings.js';
import { bySegmentOrder, segmentKeys, type Codings, type Segment, type SegmentEntry } from './segment.js';
import { reflow } from './reflowCodings.js';

/** What a step does to one codings file. Segments are matched by id. */
export interface CodingsEdit {
  readonly add?: readonly Segment[];
  readonly change?: readonly Segment[];
  readonly remove?: readonly string[];
  /** The digest that the positions now speak of, where it changed. */
  readonly digest?: string;
  /** The day on which the coder is done; null takes it back. */
  readonly done?: string | null;
  /** Passages of a consensus of which nothing was taken. */
  readonly dismissed?: readonly string[];
}

/**
 * The file's text after the edit. Only the lines of entries that change are rewritten, and of those only the fields that
 * change: comments, unknown keys and all other entries stay byte for byte.
 */
export function editCodings(text: string, codings: Codings, edit: CodingsEdit): string {
  if (!text.endsWith('\n')) {
    const ended = text + newlineOf(text);
    return editCodings(ended, readCodings(ended).value, edit);
  }
  return isBlockStyle(text, codings) && changesLines(text, codings, edit)
    ? editLines(text, codings, edit)
    : editLines(...reflow(text), edit);
}

function editLines(text: string, codings: Codings, edit: CodingsEdit): string {
  const eol = newlineOf(text);
  const local = (printed: string): string => (eol === '\n' ? printed : printed.replaceAll('\n', eol));
  const byId = new Map(codings.segments.map((segment) => [segment.id, segment]));
  const splices: Splice[] = [];
  for (const id of edit.remove ?? []) {
    const entry = byId.get(id);
    if (!entry) continue;
    const piece = text.slice(entry.span.start, entry.span.end);
    splices.push({ ...entry.span, text: local(keptComments(piece, indentOf(piece))) });
  }
  for (const changed of edit.change ?? []) {
    const entry = byId.get(changed.id);
    if (entry) splices.push(...changeEntry(text, entry, changed, local));
  }
  // Before the entries: what is put in at one place stands in the order in which it is given.
  if (edit.done !== undefined) {
    splices.push(...replaceHeader(text, 'done', edit.done === null ? null : printDay(edit.done), local));
  }
  if (edit.dismissed !== undefined && String(edit.dismissed) !== String(codings.dismissed ?? [])) {
    const value = edit.dismissed.length === 0 ? null : printList(edit.dismissed);
    splices.push(...replaceHeader(text, 'dismissed', value, local));
  }
  splices.push(...addEntries(text, codings, edit, local));
  if (edit.digest !== undefined && edit.digest !== codings.text) splices.push(...replaceDigest(text, edit.digest));
  return applySplices(text, splices);
}

/** Whether every entry begins on a line of its own with its dash, so that lines can be put between them. */
function isBlockStyle(text: string, codings: Codings): boolean {
  if (codings.segments.length > 0) {
    return codings.segments.every(({ span }) => beginsWithDash(text, span.start));
  }
  return /^segments:[ \t]*(?:\[\][ \t]*)?(?:#.*)?$(?!\s*\[)/m.test(text);
}

function beginsWithDash(text: string, start: number): boolean {
  let at = start;
  while (text.charCodeAt(at) === 32) at++;
  return text.charCodeAt(at) === 45 && text.charCodeAt(at + 1) === 32;
}

/** Whether every entry to change is written in lines of `key: value`, so that one of them can be changed alone. */
function changesLines(text: string, codings: Codings, edit: CodingsEdit): boolean {
  const changed = new Set(edit.change?.map(({ id }) => id));
  return codings.segments.every(
    ({ id, span }) => !changed.has(id) || fieldPlaces(text.slice(span.start, span.end)) !== undefined,
  );
}

function changeEntry(
  text: string,
  entry: SegmentEntry,
  changed: Segment,
  local: (printed: string) => string,
): Splice[] {
  const before = new Map(fieldsOf(entry));
  const after = new Map(fieldsOf(changed));
  const piece = text.slice(entry.span.start, entry.span.end);
  const places = fieldPlaces(piece);
  if (!places) {
    return [{ ...entry.span, text: local(keptComments(piece, indentOf(piece)) + printSegment(changed)) }];
  }
  const indent = places.indent;
  const splices: Splice[] = [];
  for (const key of segmentKeys) {
    const value = after.get(key);
    if (value === before.get(key)) continue;
    const place = places.fields.get(key);
    if (place && value !== undefined) {
      splices.push(replaceValue(piece, place, deepen(value, indent)));
      splices.push({ start: place.lineEnd, end: place.lineEnd, text: keptComments(piece, indent, place.value) });
    } else if (place) splices.push(...removeField(piece, place, indent));
    else if (value !== undefined) {
      splices.push({
        start: places.after(key),
        end: places.after(key),
        text: `${' '.repeat(indent)}${key}: ${deepen(value, indent)}\n`,
      });
    }
  }
  return splices.map((splice) => ({
    start: splice.start + entry.span.start,
    end: splice.end + entry.span.start,
    text: local(splice.text),
  }));
}

/** Takes a field away. Its comments stay in its place, those of an entry's first field before the entry. */
function removeField(piece: string, { lines }: Place, indent: number): Splice[] {
  const isFirst = !isBlank(piece.slice(0, lines.start).split('\n').at(-1) ?? '');
  if (!isFirst) return [{ ...lines, text: keptComments(piece, indent, lines) }];
  return [
    { start: 0, end: 0, text: keptComments(piece, indentOf(piece), lines) },
    { ...lines, text: '' },
  ];
}

const isBlank = (text: string): boolean => text.trim() === '';

/** Spaces before an entry's dash. */
const indentOf = (piece: string): number => /^ */.exec(piece)?.[0].length ?? 0;

/** Puts a value in the place of another. A comment behind it goes behind the `|-` of one of several lines. */
function replaceValue(piece: string, { key, value: written, lines }: Place, text: string): Splice {
  // What began on a line of its own, as a list may, begins behind the colon now.
  const colon = piece.indexOf(':', key.end) + 1;
  const value = { start: isBlank(piece.slice(colon, written.start)) ? colon : written.start, end: written.end };
  const spaced = value.start === colon ? ` ${text}` : text;
  const behind = piece.slice(value.end, lines.end).trimEnd();
  const first = text.indexOf('\n');
  if (first < 0 || behind === '') return { start: value.start, end: value.end, text: spaced };
  const at = spaced.length - text.length + first;
  return { ...value, end: value.end + behind.length, text: spaced.slice(0, at) + behind + spaced.slice(at) };
}

/** Where a field's value stands, and what goes with the field: its lines, or of an entry's first field up to the next. */
interface Place {
  readonly key: Range;
  readonly value: Range;
  readonly lines: Range;
  /** The end of its last line, the break included. */
  readonly lineEnd: number;
}

interface Places {
  /** Spaces before the entry's keys. */
  readonly indent: number;
  readonly fields: ReadonlyMap<string, Place>;
  /** Where a field that is not there yet is put in: after the nearest key that comes before it in canonical order. */
  readonly after: (key: string) => number;
}

/** Where an entry's fields stand in its own text, or undefined where it is not written as a block of `key: value` lines. */
function fieldPlaces(piece: string): Places | undefined {
  const { document, isBroken } = yamlDocument(piece);
  const list = document.contents;
  const map = isSeq(list) ? list.items[0] : undefined;
  if (isBroken || !isMap(map) || map.flow) return undefined;
  const indent = rangeOf(map).start;
  const fields = new Map<string, Place>();
  for (const pair of map.items) {
    if (!isScalar(pair.key) || !pair.value || pair.value.tag?.startsWith('!')) return undefined;
    const key = rangeOf(pair.key);
    const value = rangeOf(pair.value);
    const valueEnd =
      piece.charCodeAt(value.end - 1) === 10
        ? value.end - 1 - (piece.charCodeAt(value.end - 2) === 13 ? 1 : 0)
        : value.end;
    const newline = piece.indexOf('\n', valueEnd);
    const end = newline < 0 ? piece.length : newline + 1;
    const isFirst = fields.size === 0;
    const start = isFirst ? key.start : piece.lastIndexOf('\n', key.start) + 1;
    const next = isFirst ? end + (/^ */.exec(piece.slice(end))?.[0].length ?? 0) : end;
    fields.set(String(pair.key.value), {
      key,
      value: { start: value.start, end: valueEnd },
      lines: { start, end: next },
      lineEnd: end,
    });
  }
  const order: readonly string[] = segmentKeys;
  const after = (key: string): number => {
    const earlier = order.slice(0, order.indexOf(key)).reverse();
    return fields.get(earlier.find((other) => fields.has(other)) ?? '')?.lineEnd ?? piece.length;
  };
  return piece.endsWith('\n') ? { indent, fields, after } : undefined;
}

/** A literal block's lines moved to a deeper or shallower entry than the canonical one. */
function deepen(value: string, indent: number): string {
  if (!value.startsWith('|') || indent === 4) return value;
  return value.replace(/\n {6}/g, `\n${' '.repeat(indent + 2)}`);
}

function addEntries(text: string, codings: Codings, edit: CodingsEdit, local: (printed: string) => string): Splice[] {
  const added = [...(edit.add ?? [])].sort(bySegmentOrder);
  const removed = new Set(edit.remove);
  if (codings.segments.every((entry) => removed.has(entry.id))) return rewriteList(text, codings, added, local);
  const dash = /^ */.exec(text.slice(codings.segments[0]?.span.start))?.[0].length ?? 2;
  return added.map((segment) => {
    const previous = codings.segments.findLast((entry) => bySegmentOrder(entry, segment) <= 0);
    const at = previous ? previous.span.end : (codings.segments[0]?.span.start ?? text.length);
    const printed = shift(printSegment(segment), dash - 2);
    return { start: at, end: at, text: local(at === text.length && !text.endsWith('\n') ? `\n${printed}` : printed) };
  });
}

/** The entries of a list that had none, or from which the edit takes all. */
function rewriteList(
  text: string,
  codings: Codings,
  added: readonly Segment[],
  local: (printed: string) => string,
): Splice[] {
  const opening = /^segments:[^\r\n]*/m.exec(text);
  const start = opening?.index ?? text.length;
  const end = start + (opening?.[0].length ?? 0);
  const comment = /#.*/.exec(opening?.[0] ?? '')?.[0];
  const tail = comment ? ` ${comment}` : '';
  if (added.length === 0) {
    const leftEmpty = opening && !opening[0].includes('[]') && codings.segments.length > 0;
    return leftEmpty ? [{ start, end, text: `segments: []${tail}` }] : [];
  }
  const body = `segments:${tail}\n${added.map(printSegment).join('')}`.replace(/\n$/, '');
  return [{ start, end, text: local(body) }, ...endLine(text, end)];
}

/** The line break that a file without one at its end needs. */
const endLine = (text: string, end: number): Splice[] =>
  end === text.length ? [{ start: end, end, text: newlineOf(text) }] : [];

/** An entry printed for a list that is indented by more or fewer spaces than the canonical two. */
function shift(printed: string, by: number): string {
  return by < 0 ? printed.replace(new RegExp(`^ {${-by}}`, 'gm'), '') : printed.replace(/^(?=.)/gm, ' '.repeat(by));
}

function replaceDigest(text: string, digest: string): Splice[] {
  const line = /^text:[ \t]*([^\s#]*)/m.exec(text);
  if (!line) return [];
  const start = line.index + line[0].length - (line[1]?.length ?? 0);
  return [{ start, end: start + (line[1]?.length ?? 0), text: digest }];
}

/** Writes a line behind the digest, or over the one that is there; a comment behind it stays. */
function replaceHeader(
  text: string,
  key: 'done' | 'dismissed',
  value: string | null,
  local: (printed: string) => string,
): Splice[] {
  const line = new RegExp(`^${key}:[ \\t]*(\\[[^\\]\\r\\n]*\\]|[^\\s#]*)[^\\r\\n]*(?:\\r?\\n)?`, 'm').exec(text);
  if (line) {
    const end = line.index + line[0].length;
    if (value === null) return [{ start: line.index, end, text: local(keptComments(line[0], 0)) }];
    const start = line.index + line[0].indexOf(line[1] ?? '', key.length + 1);
    return [{ start, end: start + (line[1]?.length ?? 0), text: line[1] ? value : ` ${value}` }];
  }
  const before = /^(?:text|done):[^\r\n]*\r?\n/gm;
  const last = [...text.matchAll(before)].filter(([found]) => key !== 'done' || found.startsWith('text')).at(-1);
  if (value === null || !last) return [];
  const at = last.index + last[0].length;
  return [{ start: at, end: at, text: local(`${key}: ${value}\n`) }];
}
