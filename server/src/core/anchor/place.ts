import type { Range } from '../text/range.js';

/** Where its file says; the same words elsewhere; words that were edited; one place of several; nowhere. */
export type PlaceState = 'exact' | 'moved' | 'changed' | 'ambiguous' | 'orphaned';

/** Where a segment is in a text (UTF-16 offsets), and how sure that is. Orphaned ones have an empty range at 0. */
export interface Place extends Range {
  readonly state: PlaceState;
  /** Orphaned by an edit that took all its words away, and not because they could not be found. */
  readonly deleted?: boolean;
  /** Of an ambiguous place: where the passage may be, best first, at most ten. */
  readonly candidates?: readonly Range[];
}

/** The place of a segment that is not found. It says nothing of why. */
export const orphan: Place = { start: 0, end: 0, state: 'orphaned' };

/** Whether the place is shown without doubt. */
export const isCertain = (place: Place | undefined): place is Place =>
  place?.state === 'exact' || place?.state === 'moved';

/** Whether nobody has to look: the place is certain, or the words are known to be gone. */
export const isSettled = (place: Place | undefined): boolean => place?.deleted === true || isCertain(place);
