import type { SegmentEntry } from '../codings/segment.js';
import { bySegmentOrder } from '../codings/segment.js';
import { codesOf, currentId, recordsFor, type CodingsRecord, type Study } from './study.js';

/** Segments of one transcript, each with the file it comes from, in text order. */
export interface TranscriptSegments {
  readonly transcript: string;
  readonly segments: readonly { readonly record: CodingsRecord; readonly segment: SegmentEntry }[];
}

export interface SegmentQuery {
  /** Ids of codes; a segment with one of them, by its id or an alias, is meant. All segments where absent. */
  readonly codes?: Iterable<string>;
  readonly coder?: string;
  readonly transcript?: string;
}

/** Passages across the study, grouped by transcript in order of path. */
export function findSegments(study: Study, query: SegmentQuery): readonly TranscriptSegments[] {
  const records = query.transcript === undefined ? [...study.records.values()] : recordsFor(study, query.transcript);
  const wanted = query.codes && new Set([...query.codes].map((id) => currentId(study, id)));
  const groups = new Map<string, { record: CodingsRecord; segment: SegmentEntry }[]>();
  for (const record of records) {
    if (query.coder !== undefined && record.coder !== query.coder) continue;
    const found = wanted ? segmentsWith(study, record, wanted) : record.value.segments;
    if (found.length === 0) continue;
    const group = groups.get(record.transcript) ?? [];
    for (const segment of found) group.push({ record, segment });
    groups.set(record.transcript, group);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([transcript, segments]) => ({
      transcript,
      segments: segments.sort((a, b) => bySegmentOrder(a.segment, b.segment)),
    }));
}

function segmentsWith(study: Study, record: CodingsRecord, wanted: ReadonlySet<string>): readonly SegmentEntry[] {
  const lists = [...record.byCode].filter(([id]) => wanted.has(currentId(study, id))).map(([, segments]) => segments);
  return lists.length === 1 ? (lists[0] ?? []) : [...new Set(lists.flat())];
}

export interface CodeCount {
  /** Segments with the very code. */
  segments: number;
  /** Transcripts with the very code. */
  readonly transcripts: Set<string>;
  readonly coders: Set<string>;
}

/** How often each code is used, by current id; codes that no codebook has are counted under their own id. */
export function countCodes(study: Study, transcript?: string): ReadonlyMap<string, CodeCount> {
  const counts = new Map<string, CodeCount>();
  const records = transcript === undefined ? study.records.values() : recordsFor(study, transcript);
  for (const record of records) {
    for (const [written, segments] of record.byCode) {
      const id = currentId(study, written);
      const count = counts.get(id) ?? { segments: 0, transcripts: new Set(), coders: new Set() };
      count.segments += segments.length;
      count.transcripts.add(record.transcript);
      count.coders.add(record.coder);
      counts.set(id, count);
    }
  }
  return counts;
}

/** Segments with a code or one below it, by current id of the code; a segment with several codes of a theme counts once there. */
export function countBelow(study: Study, transcript?: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (id: string, count: number): void => void counts.set(id, (counts.get(id) ?? 0) + count);
  const lineage = (id: string): readonly string[] => {
    const found = codesOf(study).find(id);
    return found ? [...found.themes.map((theme) => theme.id), found.code.id] : [id];
  };
  for (const [id, { segments }] of countCodes(study, transcript)) for (const above of lineage(id)) add(above, segments);
  const records = transcript === undefined ? study.records.values() : recordsFor(study, transcript);
  for (const { several } of records) {
    for (const { codes } of several) {
      const met = new Set<string>();
      for (const above of [...new Set(codes.map(({ code }) => code))].flatMap(lineage)) {
        if (met.has(above)) add(above, -1);
        met.add(above);
      }
    }
  }
  return counts;
}

/** The segment of that id with the file it is in. Ids are unique in a study; where they are not, the first counts. */
export function findSegment(study: Study, id: string): { record: CodingsRecord; segment: SegmentEntry } | undefined {
  for (const record of study.records.values()) {
    const segment = record.value.segments.find((entry) => entry.id === id);
    if (segment) return { record, segment };
  }
  return undefined;
}

/** Codes used most lately by a coder, latest first: by day of coding, later entries of a day first. */
export function recentCodes(study: Study, coder: string, most: number): readonly string[] {
  const latest = new Map<string, string>();
  for (const record of study.records.values()) {
    if (record.coder !== coder) continue;
    for (const { on = '', codes } of record.value.segments) {
      for (const { code } of codes) {
        const id = currentId(study, code);
        if ((latest.get(id) ?? '') <= on) {
          latest.delete(id);
          latest.set(id, on);
        }
      }
    }
  }
  const known = codesOf(study);
  return [...latest]
    .filter(([id]) => known.find(id) !== undefined)
    .reverse()
    .sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0))
    .slice(0, most)
    .map(([id]) => id);
}
