import { recordsFor, type CodingsRecord } from '../study/study.js';
import type { TranscriptView } from '../study/transcriptView.js';
import { compareCodings } from './compareCodings.js';
import { currentNames } from './currentNames.js';
import type { SegmentChange } from './review.js';

/** What changed of the segments of a transcript, by {@link changeKey}. */
export type SegmentChanges = ReadonlyMap<string, SegmentChange>;

/** Tells a segment from those of other coders with the same id, as a copied file may have. */
export const changeKey = (coder: string, segment: string): string => `${coder}\0${segment}`;

/** What differs between two versions of a transcript, as each side tells it: what is only there, and what is otherwise. */
export function compareSides(
  original: TranscriptView,
  modified: TranscriptView,
): { readonly original: SegmentChanges; readonly modified: SegmentChanges } {
  const codings = ({ study, path }: TranscriptView) =>
    recordsFor(study, path).map(({ value, coder, transcript }: CodingsRecord) => ({ ...value, coder, transcript }));
  const names = currentNames(original.study, modified.study);
  const sides = { original: new Map<string, SegmentChange>(), modified: new Map<string, SegmentChange>() };
  for (const { records } of compareCodings(codings(original), codings(modified), names)) {
    for (const { coder, changes } of records) {
      for (const change of changes) {
        if (change.kind !== 'added') sides.original.set(changeKey(coder, change.before.id), change);
        if (change.kind !== 'removed') sides.modified.set(changeKey(coder, change.after.id), change);
      }
    }
  }
  return sides;
}
