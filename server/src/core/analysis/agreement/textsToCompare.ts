import type { CodingsRecord } from '../../study/study.js';
import { spokenOf, type Spoken } from '../../transcript/spoken.js';
import type { Transcript } from '../../transcript/transcript.js';
import { placedBy, unitsOf, type CoderSegments, type ComparedText } from './comparedText.js';
import { countsTurnsOf } from './countedSpeakers.js';
import { recordsToCompare, type Undone } from './finished.js';
import type { PlannedComparison } from './planComparison.js';

/** A transcript to read, with the codings of it that are compared. */
export interface TextToCompare {
  readonly path: string;
  readonly records: readonly CodingsRecord[];
}

/** The transcripts that two of the coders coded, in order of path, and those that do not count yet. */
export function textsToCompare(
  { study, coders, areDone }: PlannedComparison,
  isWanted: (path: string) => boolean,
): { readonly texts: readonly TextToCompare[]; readonly undone: readonly Undone[] } {
  const found = [...study.transcripts.keys()]
    .filter(isWanted)
    .sort()
    .map((path) => ({ path, ...recordsToCompare(study, path, coders, areDone) }));
  return {
    texts: found.filter(({ records }) => records.length > 0).map(({ path, records }) => ({ path, records })),
    undone: found.flatMap(({ undone }) => undone),
  };
}

/** A transcript that has been read. */
export interface ReadToCompare {
  readonly path: string;
  readonly text: string;
  /** Of that text. */
  readonly transcript: Transcript;
  readonly segments: readonly CoderSegments[];
}

/** What is compared of a transcript, and what is said in it, which holds its text. */
export function textCompared(
  { study, coders, comparing, speakers }: PlannedComparison,
  { path, text, transcript, segments }: ReadToCompare,
): { readonly compared: ComparedText; readonly spoken: Spoken } {
  const spoken = spokenOf(text, transcript, countsTurnsOf(speakers, study.config.reading, transcript));
  return {
    spoken,
    compared: {
      path,
      length: spoken.length,
      ...placedBy(spoken, coders, segments),
      units: unitsOf(text, transcript, spoken, comparing.unit),
    },
  };
}
