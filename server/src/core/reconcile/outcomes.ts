import { recordsFor, type CodingsRecord, type Study } from '../study/study.js';
import type { SegmentEntry } from '../codings/segment.js';
import { consensusCoder, keyOf, type Passage } from './passages.js';

/** What was decided of a passage: the segments that were taken into the consensus, or that none was. */
export type Outcome = { readonly taken: readonly SegmentEntry[] } | 'dismissed';

/** The codings file in which the team keeps what it agreed on; undefined before the first decision. */
export const consensusOf = (study: Study, transcript: string): CodingsRecord | undefined =>
  recordsFor(study, transcript).find(({ coder }) => coder === consensusCoder);

/** What the consensus file of a transcript says of its passages: undefined where one is still to be decided. */
export function outcomesIn(study: Study, transcript: string): (passage: Pick<Passage, 'key'>) => Outcome | undefined {
  const record = consensusOf(study, transcript);
  const taken = new Map<string, SegmentEntry[]>();
  for (const segment of record?.value.segments ?? []) {
    const key = keyOf(segment.sources ?? []);
    taken.set(key, [...(taken.get(key) ?? []), segment]);
  }
  const dismissed = new Set(record?.value.dismissed);
  return ({ key }) => {
    const segments = taken.get(key);
    return segments ? { taken: segments } : dismissed.has(key) ? 'dismissed' : undefined;
  };
}
