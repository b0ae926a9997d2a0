import type { Place } from '../anchor/placeSegments.js';
import type { SegmentEntry } from '../codings/segment.js';
import type { Lines } from '../text/lines.js';
import { byPosition, type Range } from '../text/range.js';
import type { Transcript } from '../transcript/transcript.js';
import type { CodingsRecord, Study } from './study.js';

/** A segment of any coder, placed in a transcript's text. */
export interface PlacedSegment {
  readonly record: CodingsRecord;
  readonly segment: SegmentEntry;
  readonly place: Place;
  /** Whether the coder in force made it. */
  readonly own: boolean;
}

/** A version of a study that is not the one that people work on. */
export interface Version {
  /** As people call it. */
  readonly name: string;
  /** Absent for the index. */
  readonly commit?: string;
}

/** A transcript as it stands, with all that features ask about it. */
export interface TranscriptView {
  readonly study: Study;
  /** Path below the study's folder. */
  readonly path: string;
  readonly lines: Lines;
  /** The digest of the text as codings files have it. */
  readonly digest: string;
  readonly transcript: Transcript;
  /** In text order, those without a place last. */
  readonly placed: readonly PlacedSegment[];
  /** Texts that positions speak of, by digest, as far as they are known. */
  readonly oldText?: (digest: string) => string | undefined;
  /** The coder in force. */
  readonly coder: string | undefined;
  /** Set where study and text are those of an earlier version, which can be read alone. */
  readonly version?: Version;
}

/** Segments at a caret or overlapping a selection: the innermost first, of two alike the coder's own. */
export function segmentsAt(view: TranscriptView, range: Range): readonly PlacedSegment[] {
  const meets = ({ start, end, state }: Place): boolean =>
    state !== 'orphaned' &&
    (range.start === range.end ? start <= range.start && range.start < end : start < range.end && range.start < end);
  const length = ({ place }: PlacedSegment): number => place.end - place.start;
  const found = view.placed.filter(({ place }) => meets(place));
  const atEdge =
    found.length === 0 && range.start === range.end
      ? view.placed.filter(({ place }) => place.state !== 'orphaned' && place.end === range.start)
      : [];
  return [...found, ...atEdge].sort(
    (a, b) => length(a) - length(b) || Number(b.own) - Number(a.own) || byPosition(a.place, b.place),
  );
}
