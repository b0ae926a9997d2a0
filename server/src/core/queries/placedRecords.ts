import type { Place } from '../anchor/place.js';
import { placerIn, type KnownTexts, type Placer } from '../anchor/placeSegments.js';
import { digestsIn, type Codings, type SegmentEntry } from '../codings/segment.js';
import type { CodingsRecord } from '../study/study.js';
import type { Lines } from '../text/lines.js';
import { atOnce, type Steps } from '../workInSteps.js';

/** The segments of a codings file with their places in the transcript's text of now. */
export interface PlacedRecord {
  readonly record: CodingsRecord;
  readonly segments: readonly { readonly segment: SegmentEntry; readonly place: Place }[];
  /** Whether all texts that the positions speak of were there to compare with. */
  readonly compared: boolean;
}

/** Places the segments of a codings file, in their order, in a text with the digest `now`; `old` as for {@link Placer}. */
export const placingRecord = (
  placer: Placer,
  { segments, text }: Pick<Codings, 'segments' | 'text'>,
  now: string,
  old: NonNullable<KnownTexts['old']>,
): Steps<readonly Place[]> => placer.place(segments, { now, named: text, old });

/** Places the segments of codings files of one transcript. `old` has the texts that their positions speak of, by digest. */
export function placedRecords(
  { lines, digest }: { readonly lines: Lines; readonly digest: string },
  records: readonly CodingsRecord[],
  old: ReadonlyMap<string, string>,
): readonly PlacedRecord[] {
  const placer = placerIn(lines);
  return records.map((record) => {
    const places = atOnce(placingRecord(placer, record.value, digest, (known) => old.get(known)));
    return {
      record,
      segments: record.value.segments.flatMap((segment, i) => (places[i] ? [{ segment, place: places[i] }] : [])),
      compared: [...digestsIn(record.value)].every((known) => known === digest || old.has(known)),
    };
  });
}
