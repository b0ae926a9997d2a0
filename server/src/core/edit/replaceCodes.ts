import { editCodings } from '../codings/editCodings.js';
import { printCodes } from '../codings/printCodings.js';
import { parseCodings } from '../codings/readCodings.js';
import type { Coding, Codings, SegmentEntry } from '../codings/segment.js';
import { applySplices, type Splice } from '../text/splice.js';
import type { CodingsRecord, Study } from '../study/study.js';
import { refuseBroken } from './ownRecord.js';
import type { FileChange } from './step.js';

/** Says which codings a segment has afterwards; the same list where it keeps them. */
export type NewCodings = (segment: SegmentEntry) => readonly Coding[];

/**
 * Changes codings in all files of all coders that name one of these ids. Only the lists of codes are rewritten. Refuses
 * where such a file cannot be read safely, so that no coding is left behind.
 */
export function replaceCodes(study: Study, written: ReadonlySet<string>, codingsOf: NewCodings): readonly FileChange[] {
  return [...study.records.values()].flatMap((record) => {
    refuseUnread(record, written);
    const segments = new Set([...written].flatMap((id) => record.byCode.get(id) ?? []));
    if (segments.size === 0) return [];
    const after = rewrite(record.text, record.value, segments, codingsOf);
    return after === record.text ? [] : [{ path: record.path, before: record.text, after }];
  });
}

/** In a file that was read only in part an id may stand that nobody sees. */
function refuseUnread(record: CodingsRecord, written: ReadonlySet<string>): void {
  const isBroken = record.problems.some(({ severity }) => severity === 'error');
  if (isBroken && [...written].some((id) => record.text.includes(id))) refuseBroken(record);
}

function rewrite(text: string, codings: Codings, segments: ReadonlySet<SegmentEntry>, codingsOf: NewCodings): string {
  const splices: Splice[] = [];
  const others = new Set<string>();
  for (const segment of segments) {
    const codes = codingsOf(segment);
    if (codes === segment.codes) continue;
    const list = plainList(text, segment);
    if (list) splices.push({ ...list, text: printCodes(codes) });
    else others.add(segment.id);
  }
  const spliced = applySplices(text, splices);
  if (others.size === 0) return spliced;
  // Lists that are written in another way are few, and the general writer knows how to keep what is in them.
  const now = splices.length === 0 ? codings : parseCodings(spliced).value;
  const change = now.segments
    .filter(({ id }) => others.has(id))
    .map((segment) => ({ ...segment, codes: codingsOf(segment) }));
  return editCodings(spliced, now, { change });
}

/** Where a segment's list of codes stands, if it is on one line of its own as Gloss writes it. */
function plainList(text: string, { span }: SegmentEntry): Splice | undefined {
  const key = text.indexOf(listKey, span.start);
  if (key < 0 || key >= span.end || !text.startsWith('  - id: ', span.start)) return undefined;
  const start = key + listKey.length - 1;
  const end = text.indexOf('\n', start);
  const list = text.slice(start, end);
  return end >= 0 && end < span.end && /^\[[^#"'[\]\r]*\]$/.test(list) ? { start, end, text: list } : undefined;
}

/** Deeper lines may say the same in a quote; at this indentation it is the key. */
const listKey = '\n    codes: [';
