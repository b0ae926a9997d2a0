import type { Place } from '../../core/anchor/place.js';
import { placerIn } from '../../core/anchor/placeSegments.js';
import { digestsIn, type SegmentEntry } from '../../core/codings/segment.js';
import type { TranscriptText } from '../../core/edit/step.js';
import { atOnce } from '../../core/workInSteps.js';
import type { CodingsRecord } from '../../core/study/study.js';
import { oldTextsOf } from '../git/oldText.js';

/** The segments of a codings file with their places in the transcript's text of now. */
export interface PlacedRecord {
  readonly record: CodingsRecord;
  readonly segments: readonly { readonly segment: SegmentEntry; readonly place: Place }[];
  /** Whether all texts that the positions speak of were there to compare with. */
  readonly compared: boolean;
}

/** Places the segments of codings files of one transcript, in their order; looks in git for the texts that positions speak of. */
export async function placeRecords(
  folder: string,
  { path, lines, digest }: TranscriptText,
  records: readonly CodingsRecord[],
): Promise<readonly PlacedRecord[]> {
  const old = await oldTextsOf(folder, path, records, digest);
  const placer = placerIn(lines);
  return records.map((record) => {
    const { segments, text } = record.value;
    const places = atOnce(placer.place(segments, { now: digest, named: text, old: (known) => old.get(known) }));
    return {
      record,
      segments: segments.flatMap((segment, i) => (places[i] ? [{ segment, place: places[i] }] : [])),
      compared: [...digestsIn(record.value)].every((known) => known === digest || old.has(known)),
    };
  });
}
