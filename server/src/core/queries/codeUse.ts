import type { CodeIndex } from '../codebook/codeIndex.js';
import { countInRecord, remembered } from './query.js';
import { codesOf, type CodingsRecord, type Study } from '../study/study.js';

/** How codes are used, in the order of the study's code index. Codes that no codebook has are left out. */
export interface CodeUse {
  readonly codes: CodeIndex['codes'];
  /** Place of a code in `codes`, by its id. */
  readonly placeOf: ReadonlyMap<string, number>;
  /** Who has coded, in order of id. */
  readonly coders: readonly string[];
  /** Segments with the very code, by place. */
  readonly segments: Int32Array;
  /** Segments with it or a code below it, by coder and then by place. */
  readonly below: readonly Int32Array[];
  /** Transcripts with it or a code below it, by place. */
  readonly transcripts: Int32Array;
}

/** How often each code is used: in the whole study, or in these codings files. What a file adds is worked out once. */
export function useOfCodes(study: Study, records: Iterable<CodingsRecord> = study.records.values()): CodeUse {
  const index = codesOf(study);
  const { codes, placeOf, countsOf } = countersOf(index);
  const used = [...records].sort(byTranscript);
  const coders = [...new Set(used.map(({ coder }) => coder))].sort();
  const numbers = new Map(coders.map((coder, number) => [coder, number]));
  const segments = new Int32Array(codes.length);
  const below = coders.map(() => new Int32Array(codes.length));
  const transcripts = new Int32Array(codes.length);
  const seenIn = new Int32Array(codes.length);
  let transcript = 0;
  for (const [at, record] of used.entries()) {
    if (record.transcript !== used[at - 1]?.transcript) transcript++;
    const counts = countsOf(record);
    const sums = below[numbers.get(record.coder) ?? 0];
    for (let i = 0; i < counts.length; i += 3) {
      const [place = 0, own = 0, sum = 0] = [counts[i], counts[i + 1], counts[i + 2]];
      add(segments, place, own);
      if (sums) add(sums, place, sum);
      if (seenIn[place] === transcript) continue;
      seenIn[place] = transcript;
      add(transcripts, place, 1);
    }
  }
  return { codes, placeOf, coders, segments, below, transcripts };
}

/** Segments of all coders with a code or one below it. */
export function segmentsBelow({ placeOf, below }: CodeUse, id: string): number {
  const place = placeOf.get(id) ?? -1;
  return below.reduce((sum, counts) => sum + (counts[place] ?? 0), 0);
}

const add = (sums: Int32Array, place: number, by: number): void => void (sums[place] = (sums[place] ?? 0) + by);

const byTranscript = (a: CodingsRecord, b: CodingsRecord): number =>
  a.transcript < b.transcript ? -1 : a.transcript > b.transcript ? 1 : 0;

interface Counters {
  readonly codes: CodeIndex['codes'];
  readonly placeOf: ReadonlyMap<string, number>;
  /** What a codings file adds, three numbers a code: its place, segments with it, segments with it or a code below it. */
  readonly countsOf: (record: CodingsRecord) => Int32Array;
}

const kept = new WeakMap<CodeIndex, Counters>();

function countersOf(index: CodeIndex): Counters {
  const found = kept.get(index);
  if (found) return found;
  const { codes, inUse } = index;
  const placeOf = new Map(codes.map(({ code }, place) => [code.id, place]));
  const resolve = remembered((written: string) => inUse(written)?.code.id ?? '');
  /** Places of the code and of the themes above it. */
  const lineage = remembered((id: string): readonly number[] => {
    const place = placeOf.get(id);
    if (place === undefined) return [];
    return [place, ...(codes[place]?.themes ?? []).flatMap((theme) => placeOf.get(theme.id) ?? [])];
  });
  const count = counter(codes.length, resolve, lineage);
  const counts = new WeakMap<CodingsRecord, Int32Array>();
  const made: Counters = {
    codes,
    placeOf,
    countsOf: (record) => {
      const known = counts.get(record) ?? count(record);
      counts.set(record, known);
      return known;
    },
  };
  kept.set(index, made);
  return made;
}

/** Counts in one file after the other, in two sums a code that it uses again: study-wide there are many files and codes. */
function counter(
  size: number,
  resolve: (written: string) => string,
  lineage: (id: string) => readonly number[],
): Counters['countsOf'] {
  const own = new Int32Array(size);
  const below = new Int32Array(size);
  return (record) => {
    const touched = new Set<number>();
    for (const [id, segments] of countInRecord(record, resolve)) {
      const places = lineage(id);
      if (places[0] !== undefined) own[places[0]] = segments;
      for (const place of places) {
        add(below, place, segments);
        touched.add(place);
      }
    }
    for (const { codes } of record.several) {
      const met = new Set<number>();
      for (const id of new Set(codes.map(({ code }) => resolve(code)))) {
        for (const place of lineage(id)) {
          if (met.has(place)) add(below, place, -1);
          met.add(place);
        }
      }
    }
    const counts = new Int32Array(touched.size * 3);
    let at = 0;
    for (const place of touched) {
      counts.set([place, own[place] ?? 0, below[place] ?? 0], at);
      own[place] = below[place] = 0;
      at += 3;
    }
    return counts;
  };
}
