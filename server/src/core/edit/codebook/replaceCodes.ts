import { editCodings } from '../../codings/editCodings.js';
import { printCodes } from '../../codings/printCodings.js';
import { parseCodings } from '../../codings/readCodings.js';
import type { Coding, SegmentEntry } from '../../codings/segment.js';
import { applySplices, type Splice } from '../../text/splice.js';
import type { CodingsRecord, Study } from '../../study/study.js';
import { codesInPlace, type Recoded } from './codesInPlace.js';
import { refuseBroken } from '../segments/ownRecord.js';
import type { FileChange } from '../step.js';

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
    const after = rewrite(record, segments, codingsOf);
    return after === record.text ? [] : [{ path: record.path, before: record.text, after }];
  });
}

/** In a file that was read only in part an id may stand that nobody sees. */
function refuseUnread(record: CodingsRecord, written: ReadonlySet<string>): void {
  const isBroken = record.problems.some(({ severity }) => severity === 'error');
  if (isBroken && [...written].some((id) => record.text.includes(id))) refuseBroken(record);
}

function rewrite(
  { path, text, value }: CodingsRecord,
  segments: ReadonlySet<SegmentEntry>,
  codingsOf: NewCodings,
): string {
  const splices: Splice[] = [];
  const others = new Map<string, Recoded>();
  for (const segment of segments) {
    const codes = codingsOf(segment);
    if (codes === segment.codes) continue;
    const list = plainList(text, segment);
    if (list) splices.push({ ...list, text: printCodes(codes) });
    else others.set(segment.id, { before: segment.codes, after: codes });
  }
  if (others.size === 0) return applySplices(text, splices);
  const inPlace = codesInPlace(text, path, others);
  const spliced = applySplices(text, [...splices, ...inPlace.splices]);
  if (inPlace.left.size === 0) return spliced;
  // The general writer knows how to keep the comments in a list that gets shorter.
  const now = spliced === text ? value : parseCodings(spliced).value;
  const change = now.segments
    .filter(({ id }) => inPlace.left.has(id))
    .map((segment) => ({ ...segment, codes: others.get(segment.id)?.after ?? segment.codes }));
  return editCodings(spliced, now, { change });
}

/** Where a segment's list of codes stands, if it is on one line of its own, just as Gloss writes it. */
function plainList(text: string, { span, codes }: SegmentEntry): Splice | undefined {
  const key = text.indexOf(listKey, span.start);
  if (key < 0 || key >= span.end || !text.startsWith('  - id: ', span.start)) return undefined;
  const start = key + listKey.length - 1;
  const end = text.indexOf('\n', start);
  const list = text.slice(start, end);
  return end >= 0 && end < span.end && list === printCodes(codes) ? { start, end, text: list } : undefined;
}

/** Deeper lines may say the same in a quote; at this indentation it is the key. */
const listKey = '\n    codes: [';
