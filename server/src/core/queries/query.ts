import { withBelow } from '../codebook/codeIndex.js';
import { bySegmentOrder, type SegmentEntry } from '../codings/segment.js';
import { codesOf, currentId, recordsFor, type CodingsRecord, type Study } from '../study/study.js';

/** Segments of one transcript, each with the file it comes from, in text order. */
export interface TranscriptSegments {
  readonly transcript: string;
  readonly segments: readonly { readonly record: CodingsRecord; readonly segment: SegmentEntry }[];
}

/** Conditions that a segment has to meet, all of them; paths are below the study's folder. */
export interface SegmentQuery {
  /** Ids of codes in use; a segment with one of them, however it is written, is meant. All segments where absent. */
  readonly codes?: Iterable<string>;
  readonly coder?: string;
  readonly transcript?: string;
}

/** The query for what somebody asks: a theme stands for itself and all codes below it, a code that no codebook has for itself. */
export function segmentsAsked(
  study: Study,
  { codes, coder, transcript }: { readonly [Key in keyof SegmentQuery]?: SegmentQuery[Key] | undefined },
): SegmentQuery {
  const { inUse } = codesOf(study);
  const withAllBelow = (id: string): readonly string[] => {
    const found = inUse(id);
    return found ? withBelow(found.code) : [id];
  };
  return {
    ...(codes && { codes: [...codes].flatMap(withAllBelow) }),
    ...(coder !== undefined && { coder }),
    ...(transcript !== undefined && { transcript }),
  };
}

/** Passages across the study, grouped by transcript in order of path. */
export function findSegments(study: Study, query: SegmentQuery): readonly TranscriptSegments[] {
  const records = query.transcript === undefined ? study.records.values() : recordsFor(study, query.transcript);
  const wanted = query.codes && writtenForms(study, query.codes);
  const groups = new Map<string, { record: CodingsRecord; segment: SegmentEntry }[]>();
  for (const record of records) {
    if (query.coder !== undefined && record.coder !== query.coder) continue;
    const found = wanted ? segmentsWith(record, wanted) : record.value.segments;
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

/** All ids under which codings files may name these codes; none of one that was merged into another. */
function writtenForms(study: Study, ids: Iterable<string>): ReadonlySet<string> {
  const { find, inUse, formsOf } = codesOf(study);
  return new Set([...ids].filter((id) => find(id) === inUse(id)).flatMap(formsOf));
}

function segmentsWith({ byCode }: CodingsRecord, forms: ReadonlySet<string>): readonly SegmentEntry[] {
  const lists: (readonly SegmentEntry[])[] = [];
  for (const id of forms.size < byCode.size ? forms : byCode.keys()) {
    const list = forms.has(id) ? byCode.get(id) : undefined;
    if (list) lists.push(list);
  }
  return lists.length < 2 ? (lists[0] ?? []) : [...new Set(lists.flat())];
}

/** How often one code is given; codes below it do not count. */
export interface CodeCount {
  /** Segments with the very code. */
  segments: number;
  /** Transcripts with the very code. */
  readonly transcripts: Set<string>;
  readonly coders: Set<string>;
}

/** How often each code is used, by current id; codes that no codebook has are counted under their own id. */
export function countCodes(study: Study, transcript?: string): ReadonlyMap<string, CodeCount> {
  if (transcript !== undefined) return countEach(study, transcript);
  const known = counted.get(study);
  if (known?.revision === study.revision) return known.counts;
  const counts = countEach(study);
  counted.set(study, { revision: study.revision, counts });
  return counts;
}

/** Counts of the whole study, which many ask for between two changes. */
const counted = new WeakMap<Study, { readonly revision: number; readonly counts: ReadonlyMap<string, CodeCount> }>();

function countEach(study: Study, transcript?: string): ReadonlyMap<string, CodeCount> {
  const resolve = currentIds(study);
  const counts = new Map<string, CodeCount>();
  const records = transcript === undefined ? study.records.values() : recordsFor(study, transcript);
  for (const record of records) {
    for (const [id, segments] of countInRecord(record, resolve)) {
      const count = counts.get(id) ?? { segments: 0, transcripts: new Set(), coders: new Set() };
      count.segments += segments;
      count.transcripts.add(record.transcript);
      count.coders.add(record.coder);
      counts.set(id, count);
    }
  }
  return counts;
}

/** Segments of one codings file with each code, by current id; one that has a code under two ids counts once. */
export function countInRecord(record: CodingsRecord, resolve: (written: string) => string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (id: string, count: number): void => void counts.set(id, (counts.get(id) ?? 0) + count);
  for (const [written, segments] of record.byCode) add(resolve(written), segments.length);
  for (const { codes } of record.several) {
    const written = new Set(codes.map(({ code }) => code));
    const met = new Set<string>();
    for (const id of [...written].map(resolve)) {
      if (met.has(id)) add(id, -1);
      met.add(id);
    }
  }
  return counts;
}

/** As {@link currentId}, for going through many segments: each id is looked up once. */
export const currentIds = (study: Study): ((written: string) => string) =>
  remembered((written: string) => currentId(study, written));

/** The work done once for each key. */
export function remembered<K, T>(work: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = work(key);
    known.set(key, made);
    return made;
  };
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
  const resolve = currentIds(study);
  for (const record of study.records.values()) {
    if (record.coder !== coder) continue;
    for (const { on = '', codes } of record.value.segments) {
      for (const { code } of codes) {
        const id = resolve(code);
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
