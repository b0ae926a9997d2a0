import type { Codings } from '../codings/segment.js';
import { compareSegments, type CurrentId } from './compareSegments.js';
import type { RecordChanges, TranscriptChanges } from './review.js';

/**
 * What differs between two versions of the codings of a study, transcript by transcript and coder by coder. Codings whose
 * transcript was moved are known by the ids of their segments.
 */
export function compareCodings(
  base: Iterable<Codings>,
  head: Iterable<Codings>,
  currentId: CurrentId,
): readonly TranscriptChanges[] {
  const old = new Map([...base].map((codings) => [keyOf(codings), codings]));
  const now = new Map([...head].map((codings) => [keyOf(codings), codings]));
  const gone = [...old.values()].filter((codings) => !now.has(keyOf(codings)));
  const before = (codings: Codings): Codings | undefined => {
    const same = old.get(keyOf(codings));
    if (same) return same;
    const i = gone.findIndex((candidate) => isMoved(candidate, codings));
    return i < 0 ? undefined : gone.splice(i, 1)[0];
  };
  const records = [...now.values()].map((codings) => recordOf(codings, before(codings), codings, currentId));
  for (const codings of gone) records.push(recordOf(codings, codings, undefined, currentId));
  return byTranscript(records.filter(({ changes }) => changes.length > 0));
}

const keyOf = ({ coder, transcript }: Codings): string => `${coder}\0${transcript}`;

/** Whether most segments of the one are in the other. */
function isMoved(from: Codings, to: Codings): boolean {
  if (from.coder !== to.coder) return false;
  const ids = new Set(from.segments.map(({ id }) => id));
  return to.segments.filter(({ id }) => ids.has(id)).length * 2 > ids.size;
}

const recordOf = (
  { coder, transcript }: Codings,
  before: Codings | undefined,
  after: Codings | undefined,
  currentId: CurrentId,
): RecordChanges => ({ coder, transcript, changes: compareSegments(before, after, currentId) });

/** Puts changes of several coders together, in order of path and coder. */
export function byTranscript(records: readonly RecordChanges[]): readonly TranscriptChanges[] {
  const found = new Map<string, RecordChanges[]>();
  for (const record of records) {
    const list = found.get(record.transcript);
    if (list) list.push(record);
    else found.set(record.transcript, [record]);
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([transcript, list]) => ({ transcript, records: list.sort((a, b) => (a.coder < b.coder ? -1 : 1)) }));
}
