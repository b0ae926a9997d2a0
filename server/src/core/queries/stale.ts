import type { Code } from '../codebook/codebook.js';
import type { CodeIndex } from '../codebook/codeIndex.js';
import { bySegmentOrder, type SegmentEntry } from '../codings/segment.js';
import { isPlainDay } from '../yaml/scalar.js';
import { codesOf, recordsFor, type CodingsRecord, type Study } from '../study/study.js';
import { keptWith } from './tally.js';

/** A segment that was coded before the meaning of one of its codes changed. */
export interface StaleSegment {
  readonly record: CodingsRecord;
  readonly segment: SegmentEntry;
  /** The codes in question; the latest revised first. */
  readonly codes: readonly RevisedCode[];
}

/** A code on a segment whose meaning changed after the segment was coded. */
export interface RevisedCode {
  readonly code: Code;
  /** As the codings file has it. */
  readonly written: string;
  /** Day on which its meaning last changed, `YYYY-MM-DD`. */
  readonly revised: string;
}

/** Conditions for what is to be looked at again; whatever is absent is not asked for. */
export interface StaleQuery {
  readonly coder?: string;
  readonly transcript?: string;
  /** Ids of codes, or aliases. */
  readonly codes?: Iterable<string>;
}

/**
 * The segments to be looked at again, by transcript and in text order: those coded, or last found to fit, on a day before one
 * of their codes was revised. Of a segment without a day nothing can be said; it is left out.
 */
export function staleSegments(study: Study, { coder, transcript, codes }: StaleQuery = {}): readonly StaleSegment[] {
  const records = transcript === undefined ? [...study.records.values()] : recordsFor(study, transcript);
  const index = codesOf(study);
  const wanted = codes && new Set([...codes].map((id) => index.inUse(id)?.code.id ?? id));
  const revised = revisedCodes(index).filter(({ code }) => wanted?.has(code.id) ?? true);
  const byTranscript = new Map<string, StaleSegment[]>();
  for (const record of records) {
    if (coder !== undefined && record.coder !== coder) continue;
    const found = staleIn(record, revised);
    if (found.length === 0) continue;
    const list = byTranscript.get(record.transcript);
    if (list) list.push(...found);
    else byTranscript.set(record.transcript, found);
  }
  return [...byTranscript]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, found]) => found.sort((a, b) => bySegmentOrder(a.segment, b.segment)));
}

/** Those of one codings file. */
export const staleInRecord = (study: Study, record: CodingsRecord): readonly StaleSegment[] =>
  staleIn(record, revisedCodes(codesOf(study)));

function staleIn(record: CodingsRecord, codes: readonly RevisedCode[]): StaleSegment[] {
  const found: (StaleSegment & { readonly codes: RevisedCode[] })[] = [];
  const several = new Map<SegmentEntry, RevisedCode[]>();
  for (const revised of codes) {
    for (const segment of record.byCode.get(revised.written) ?? []) {
      const fitted = segment.reviewed ?? segment.on;
      if (fitted === undefined || fitted >= revised.revised || !isPlainDay(fitted)) continue;
      const known = segment.codes.length > 1 ? several.get(segment) : undefined;
      if (known) {
        known.push(revised);
        continue;
      }
      const entry = { record, segment, codes: [revised] };
      found.push(entry);
      if (segment.codes.length > 1) several.set(segment, entry.codes);
    }
  }
  return found;
}

/** Every written form of every code that has been revised and is in use, the latest revised first. */
const revisedCodes = keptWith((index: CodeIndex): readonly RevisedCode[] =>
  index.codes
    .flatMap(({ code }) => {
      const { revised, status } = code;
      if (revised === undefined || !isPlainDay(revised) || status === 'retired') return [];
      return index.formsOf(code.id).map((written) => ({ code, written, revised }));
    })
    .sort((a, b) => (a.revised < b.revised ? 1 : a.revised > b.revised ? -1 : 0)),
);
