import { orphan, type Place } from '../../anchor/place.js';
import type { SegmentEntry } from '../../codings/segment.js';
import type { CountedUnit } from '../../study/settings/agreementTerms.js';
import { byPosition, type Range } from '../../text/range.js';
import { sentencesOf } from '../../transcript/sentences.js';
import type { Spoken } from '../../transcript/spoken.js';
import type { Transcript } from '../../transcript/transcript.js';

/** Code points of what is said. */
export interface SaidRange extends Range {
  /** Set where a blank stands behind it. */
  readonly blankAfter?: true;
}

/** A segment with what is said where it certainly is, in code points of the {@link Spoken}. */
export interface ComparedSegment {
  readonly segment: SegmentEntry;
  readonly range: SaidRange;
}

/**
 * A transcript that several coders coded, with where their segments are; all ranges are in code points of what is said. It holds
 * nothing of the text itself, so that a study can be compared whose texts together are large.
 */
export interface ComparedText {
  /** Below the study's folder. */
  readonly path: string;
  /** Of what is said, in code points. */
  readonly length: number;
  /** In the order of the coders compared; undefined for one who did not code the transcript. */
  readonly placed: readonly (readonly ComparedSegment[] | undefined)[];
  /** By coder: segments that are in doubt, wherever they may be. There nobody can say that the coder did not give their codes. */
  readonly doubted: readonly (readonly ComparedSegment[])[];
  /** By coder: why segments do not count; those that are in doubt are missing values where they may be. */
  readonly leftOut: readonly (readonly LeftOut[])[];
  /** Sentences or turns, in text order; none where something else is counted. */
  readonly units: readonly Range[];
}

/** Why a segment does not count: its words were changed, it may be in several places, or it is not found. */
export type LeftOut = 'changed' | 'ambiguous' | 'orphaned';

/** A coder's segments of a transcript, and where each is. */
export interface CoderSegments {
  readonly coder: string;
  readonly segments: readonly { readonly segment: SegmentEntry; readonly place: Place | undefined }[];
}

/** Segments by coder, cut to what is said. Those whose words are known to be deleted are nowhere. */
export function placedBy(
  spoken: Spoken,
  coders: readonly string[],
  found: readonly CoderSegments[],
): Pick<ComparedText, 'placed' | 'doubted' | 'leftOut'> {
  const doubted = coders.map((): ComparedSegment[] => []);
  const leftOut = coders.map((): LeftOut[] => []);
  const within = (segment: SegmentEntry, where: Range): readonly ComparedSegment[] => {
    const { start, end } = spoken.within(where);
    if (start >= end) return [];
    return [{ segment, range: spoken.isBlank(end) ? { start, end, blankAfter: true } : { start, end } }];
  };
  const placed = coders.map((coder, i) => {
    const own = found.filter((one) => one.coder === coder);
    if (own.length === 0) return undefined;
    return own.flatMap(({ segments }) =>
      segments.flatMap(({ segment, place = orphan }) => {
        if (place.deleted) return [];
        const { state, candidates = [] } = place;
        if (state === 'exact' || state === 'moved') return within(segment, place);
        leftOut[i]?.push(state);
        if (state !== 'orphaned') {
          doubted[i]?.push(...[place, ...candidates].flatMap((range) => within(segment, range)));
        }
        return [];
      }),
    );
  });
  return { placed, doubted, leftOut };
}

/** The units of a text, where they are sentences or turns; those in which nothing counts are none. */
export function unitsOf(text: string, transcript: Transcript, spoken: Spoken, unit: CountedUnit): readonly Range[] {
  const units =
    unit === 'sentence'
      ? transcript.turns.flatMap((turn) => sentencesOf(text, transcript, turn))
      : unit === 'turn'
        ? transcript.turns.map(({ range }) => range)
        : [];
  return units.map((range) => spoken.within(range)).filter(({ start, end }) => start < end);
}

/**
 * Ranges in text order, each grown over the blank between it and the next: words that are marked in two pieces are marked as in
 * one.
 */
export function overBlanks(ranges: readonly SaidRange[]): readonly Range[] {
  if (ranges.length < 2) return ranges;
  const sorted = [...ranges].sort(byPosition);
  return sorted.map((range, i) => {
    const next = sorted[i + 1];
    return range.blankAfter && next?.start === range.end + 1 ? { start: range.start, end: next.start } : range;
  });
}

/** Whether two of the coders coded the text. */
export const isShared = ({ placed }: ComparedText): boolean => placed.filter((segments) => segments).length > 1;
