import { isCertain, isSettled, type Place } from '../../anchor/place.js';
import type { SegmentEntry } from '../../codings/segment.js';
import type { Range } from '../../text/range.js';
import { sentencesOf } from '../../transcript/sentences.js';
import type { Transcript } from '../../transcript/transcript.js';

/** A segment with where it certainly is, in UTF-16 offsets. */
export interface ComparedSegment {
  readonly segment: SegmentEntry;
  readonly range: Range;
}

/** A transcript that several coders coded, with where their segments are. */
export interface ComparedText {
  /** Below the study's folder. */
  readonly path: string;
  /** In UTF-16 units. */
  readonly length: number;
  /** In the order of the coders compared; undefined for one who did not code the transcript. */
  readonly placed: readonly (readonly ComparedSegment[] | undefined)[];
  /** Sentences or turns, in text order; none where something else is counted. */
  readonly units: readonly Range[];
}

/** What agreement is counted by: each character, sentence or turn, or each passage that one of the coders marked. */
export const countedUnits = ['character', 'sentence', 'turn', 'segment'] as const;
export type CountedUnit = (typeof countedUnits)[number];

/** A coder's segments of a transcript, and where each is. */
export interface CoderSegments {
  readonly coder: string;
  readonly segments: readonly { readonly segment: SegmentEntry; readonly place: Place | undefined }[];
}

/** Segments by coder; those without a certain place are left out, and `doubtful` tells how many somebody has to look at. */
export function placedBy(
  coders: readonly string[],
  found: readonly CoderSegments[],
): { readonly placed: ComparedText['placed']; readonly doubtful: number } {
  let doubtful = 0;
  const placed = coders.map((coder) => {
    const own = found.filter((one) => one.coder === coder);
    if (own.length === 0) return undefined;
    return own.flatMap(({ segments }) =>
      segments.flatMap(({ segment, place }) => {
        if (isCertain(place)) return [{ segment, range: place }];
        if (!isSettled(place)) doubtful++;
        return [];
      }),
    );
  });
  return { placed, doubtful };
}

/** The units of a text, where they are sentences or turns. */
export function unitsOf(text: string, transcript: Transcript, unit: CountedUnit): readonly Range[] {
  if (unit === 'sentence') return transcript.turns.flatMap((turn) => sentencesOf(text, transcript, turn));
  if (unit === 'turn') return transcript.turns.map(({ range }) => range);
  return [];
}

/** Whether two of the coders coded the text. */
export const isShared = ({ placed }: ComparedText): boolean => placed.filter((segments) => segments).length > 1;
