import type { CodeChange } from '../codebook/compareCodebooks.js';
import type { Coding, Segment } from '../codings/segment.js';

/** What of a segment differs; `words` where its transcript was edited within it. */
export type ChangedPart = 'codes' | 'weights' | 'bounds' | 'words' | 'memo' | 'exemplar';

/** A segment that was given, taken away or changed; codes are named as they are called today. */
export type SegmentChange =
  | { readonly kind: 'added'; readonly after: Segment }
  | { readonly kind: 'removed'; readonly before: Segment }
  | {
      readonly kind: 'changed';
      readonly before: Segment;
      readonly after: Segment;
      readonly parts: readonly ChangedPart[];
    };

/** What changed in one coder's codings of one transcript, in text order. */
export interface RecordChanges {
  readonly coder: string;
  /** Path below the study's folder: as it is now, or was. */
  readonly transcript: string;
  readonly changes: readonly SegmentChange[];
}

/** What all coders changed in one transcript; its path is below the study's folder. */
export interface TranscriptChanges {
  readonly transcript: string;
  /** In order of coder. */
  readonly records: readonly RecordChanges[];
}

/** All that differs between two versions of a study's codings and codebooks. */
export interface Review {
  /** In order of path. */
  readonly transcripts: readonly TranscriptChanges[];
  readonly codebook: readonly CodeChange[];
}

/** A change with whose it is and where. */
export interface LocatedChange {
  readonly coder: string;
  readonly transcript: string;
  readonly change: SegmentChange;
}

/** The segment as it is now, or was where it is gone. */
export const segmentOf = (change: SegmentChange): Segment => (change.kind === 'removed' ? change.before : change.after);

/** Codes before and after; none where the segment was not there. */
export const codesBefore = (change: SegmentChange): readonly Coding[] =>
  change.kind === 'added' ? [] : change.before.codes;
/** As {@link codesBefore}: none of a segment that is gone. */
export const codesAfter = (change: SegmentChange): readonly Coding[] =>
  change.kind === 'removed' ? [] : change.after.codes;

/** Every change of a review, by transcript, coder and place in the text. */
export function* changesOf({ transcripts }: Review): Generator<LocatedChange> {
  for (const { records } of transcripts) {
    for (const { coder, transcript, changes } of records) {
      for (const change of changes) yield { coder, transcript, change };
    }
  }
}

/** How many segments were added, removed and changed. */
export function countChanges(changes: Iterable<SegmentChange>): Readonly<Record<SegmentChange['kind'], number>> {
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const { kind } of changes) counts[kind]++;
  return counts;
}

/** The same changes by code: under every code that the segment has or had, in order of id. */
export function byCode(review: Review): ReadonlyMap<string, readonly LocatedChange[]> {
  const found = new Map<string, LocatedChange[]>();
  for (const located of changesOf(review)) {
    const { change } = located;
    for (const code of new Set([...codesBefore(change), ...codesAfter(change)].map((coding) => coding.code))) {
      const list = found.get(code);
      if (list) list.push(located);
      else found.set(code, [located]);
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
