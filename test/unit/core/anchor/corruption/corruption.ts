import type { PlaceState } from '../../../../../server/src/core/anchor/place.js';

/** What happened to a transcript outside the editor, and what is to become of its segments. */
export interface Corruption {
  readonly name: string;
  /** The transcript as it was coded: `⟦a|…⟧` is the segment a. */
  readonly was: string;
  /** As it is now, with the place where each segment is meant to be; one that has none is gone. */
  readonly is: string;
  /** For each segment what is expected where the old text is known, and where it is not. */
  readonly expected: Readonly<Record<string, readonly [known: PlaceState, unknown: PlaceState]>>;
}
