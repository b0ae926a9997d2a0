import { isMap, isScalar, isSeq } from 'yaml';
import { GlossError } from '../glossError.js';
import { newlineOf } from '../text/newline.js';
import { spliceLines, type Splice } from '../text/splice.js';
import { keptComments } from '../yaml/comments.js';
import { indentLines, removeField, setField, setPrinted, shiftLines, type FieldValue } from '../yaml/edit.js';
import { placeOfMap, type MapPlace } from '../yaml/locate.js';
import { yamlDocument } from '../yaml/yamlDocument.js';
import { fieldsOf, printSegment } from './printCodings.js';
import { readCodings } from './readCodings.js';
import { bySegmentOrder, codingsKeys, segmentKeys, type Codings, type Segment, type SegmentEntry } from './segment.js';
import { reflow } from './reflowCodings.js';
import * as l10n from '../text/l10n.js';

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
  const changed = entriesToChange(text, codings, edit);
  if (isBlockStyle(text, codings) && [...changed.values()].every((place) => place)) {
    return editLines(text, codings, edit, changed);
  }
  const [flowed, read] = reflow(text);
  return editLines(flowed, read, edit, entriesToChange(flowed, read, edit));
}

/** By entry where its fields stand; undefined where it is not written in lines, so that one of them cannot be changed alone. */
type Changed = ReadonlyMap<SegmentEntry, MapPlace | undefined>;

function entriesToChange(text: string, { segments }: Codings, { change = [] }: CodingsEdit): Changed {
  const ids = new Set(change.map(({ id }) => id));
  return new Map(
    segments
      .filter(({ id }) => ids.has(id))
      .map((entry) => [entry, placeOfEntry(text.slice(entry.span.start, entry.span.end))]),
  );
}

function editLines(text: string, codings: Codings, edit: CodingsEdit, places: Changed): string {
  const byId = new Map(codings.segments.map((segment) => [segment.id, segment]));
  const splices: Splice[] = [];
  for (const id of edit.remove ?? []) {
    const entry = byId.get(id);
    if (!entry) continue;
    const piece = text.slice(entry.span.start, entry.span.end);
    splices.push({ ...entry.span, text: keptComments(piece, indentOf(piece)) });
  }
  for (const changed of edit.change ?? []) {
    const entry = byId.get(changed.id);
    if (entry) splices.push(...changeEntry(text, entry, changed, places.get(entry)));
  }
  // Before the entries: what is put in at one place stands in the order in which it is given.
  splices.push(...changeHeader(text, edit, codings), ...addEntries(text, codings, edit));
  return spliceLines(text, splices);
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

function changeEntry(
  text: string,
  entry: SegmentEntry,
  changed: Segment,
  place: MapPlace | undefined,
): readonly Splice[] {
  const before = new Map(fieldsOf(entry));
  const after = new Map(fieldsOf(changed));
  const piece = text.slice(entry.span.start, entry.span.end);
  if (!place) return [{ ...entry.span, text: keptComments(piece, indentOf(piece)) + printSegment(changed) }];
  return segmentKeys
    .flatMap((key): readonly Splice[] => {
      const value = after.get(key);
      if (value === before.get(key)) return [];
      if (value === undefined) return removeField(piece, place, key);
      return setPrinted(piece, place, key, shiftLines(value, -canonicalColumn), segmentKeys);
    })
    .map(({ start, end, text: put }) => ({ start: start + entry.span.start, end: end + entry.span.start, text: put }));
}

/** The column of an entry's keys in a canonical file. */
const canonicalColumn = 4;

/** Spaces before an entry's dash. */
const indentOf = (piece: string): number => /^ */.exec(piece)?.[0].length ?? 0;

/** Where an entry's fields stand in its own text, or undefined where it is not written as a block of `key: value` lines. */
function placeOfEntry(piece: string): MapPlace | undefined {
  const { document, isBroken } = yamlDocument(piece);
  const list = document.contents;
  const map = isSeq(list) ? list.items[0] : undefined;
  if (isBroken || !isMap(map) || map.flow || !piece.endsWith('\n')) return undefined;
  return map.items.every(({ key, value }) => isScalar(key) && value) ? placeOfMap(map) : undefined;
}

function addEntries(text: string, codings: Codings, edit: CodingsEdit): Splice[] {
  const added = [...(edit.add ?? [])].sort(bySegmentOrder);
  const removed = new Set(edit.remove);
  if (codings.segments.every((entry) => removed.has(entry.id))) return rewriteList(text, codings, added);
  const dash = /^ */.exec(text.slice(codings.segments[0]?.span.start))?.[0].length ?? 2;
  return added.map((segment) => {
    const previous = codings.segments.findLast((entry) => bySegmentOrder(entry, segment) <= 0);
    const at = previous ? previous.span.end : (codings.segments[0]?.span.start ?? text.length);
    const printed = indentLines(printSegment(segment), dash - 2);
    return { start: at, end: at, text: at === text.length && !text.endsWith('\n') ? `\n${printed}` : printed };
  });
}

/** The entries of a list that had none, or from which the edit takes all. */
function rewriteList(text: string, codings: Codings, added: readonly Segment[]): Splice[] {
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
  return [{ start, end, text: body }, ...endLine(text, end)];
}

/** The line break that a file without one at its end needs. */
const endLine = (text: string, end: number): Splice[] => (end === text.length ? [{ start: end, end, text: '\n' }] : []);

/** Sets or takes off keys above the list. */
function changeHeader(text: string, { digest, done, dismissed }: CodingsEdit, codings: Codings): readonly Splice[] {
  const wanted: [key: string, value: FieldValue | null][] = [];
  if (digest !== undefined && digest !== codings.text) wanted.push(['text', digest]);
  if (done !== undefined) wanted.push(['done', done]);
  if (dismissed && String(dismissed) !== String(codings.dismissed ?? [])) {
    wanted.push(['dismissed', dismissed.length === 0 ? null : dismissed]);
  }
  if (wanted.length === 0) return [];
  const place = headerOf(text);
  return wanted.flatMap(([key, value]) =>
    value === null ? removeField(text, place, key) : setField(text, place, key, value, codingsKeys),
  );
}

/** Where the keys of a file stand that are above its list; those of the whole file where some stand below. */
function headerOf(text: string): MapPlace {
  const list = text.search(/^segments:/m);
  const above = list < 0 ? text : text.slice(0, list);
  for (const part of [above, text]) {
    const { contents } = yamlDocument(part).document;
    if (isMap(contents) && contents.has('text')) return placeOfMap(contents);
  }
  throw new GlossError(
    'unreadable',
    l10n.t('These codings have no “text” to be changed. Fix them first; nothing was written.'),
  );
}
