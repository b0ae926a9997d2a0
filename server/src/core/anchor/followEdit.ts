import type { Place } from './placeSegments.js';

/** An edit of a text: what stood from `start` to `end` (UTF-16 offsets before the edit) is now `length` units long. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** Places that follow the edits of their text. */
export interface FollowedPlaces {
  readonly follow: (edit: TextEdit) => void;
  /** Where they are now, in the order in which they were given. Those that no edit has moved are the very same. */
  readonly places: () => readonly Place[];
}

/**
 * Keeps places where their words are. Text typed inside makes a place grow, at its edges it does not; what replaces an
 * edge belongs to neither side; when all of it is gone it is orphaned.
 */
export function followPlaces(placed: readonly Place[]): FollowedPlaces {
  // Bare numbers: thousands of places are gone through on every keystroke. Orphans stand at -1, before any edit.
  const starts = Int32Array.from(placed, ({ start, state }) => (state === 'orphaned' ? -1 : start));
  const ends = Int32Array.from(placed, ({ end, state }) => (state === 'orphaned' ? -1 : end));
  const put = (i: number, start: number, end: number): void => {
    starts[i] = start;
    ends[i] = end;
  };
  return {
    follow: ({ start, end, length }) => {
      const shift = length - (end - start);
      for (let i = 0; i < starts.length; i++) {
        const [from, to] = [starts[i] ?? -1, ends[i] ?? -1];
        if (to <= start) continue;
        if (from >= end) put(i, from + shift, to + shift);
        else if (from >= start && to <= end) put(i, -1, -1);
        else if (from < start && to > end) put(i, from, to + shift);
        else if (from >= start) put(i, start + length, to + shift);
        else put(i, from, start);
      }
    },
    places: () =>
      placed.map((place, i) => {
        const [start, end] = [starts[i] ?? -1, ends[i] ?? -1];
        if (place.state === 'orphaned' || (place.start === start && place.end === end)) return place;
        return end < 0 ? { start: 0, end: 0, state: 'orphaned' } : { ...place, start, end };
      }),
  };
}
