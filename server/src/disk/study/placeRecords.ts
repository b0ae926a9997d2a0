import type { TranscriptText } from '../../core/edit/step.js';
import { placedRecords, type PlacedRecord } from '../../core/queries/placedRecords.js';
import type { CodingsRecord } from '../../core/study/study.js';
import { oldTextsOf } from '../git/oldText.js';

/** Places the segments of codings files of one transcript, in their order; looks in git for the texts that positions speak of. */
export const placeRecords = async (
  folder: string,
  transcript: TranscriptText,
  records: readonly CodingsRecord[],
): Promise<readonly PlacedRecord[]> =>
  placedRecords(transcript, records, await oldTextsOf(folder, transcript.path, records, transcript.digest));
