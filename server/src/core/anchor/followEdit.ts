import type { Range } from '../text/range.js';
import type { Place } from './place.js';

/** An edit of a text: what stood from `start` to `end` (UTF-16 offsets before the edit) is now `length` units long. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** Places that follow the edits of their text. */
export interface FollowedPlaces {
  /** Takes in an edit; answers whether it took words away from a place, which only putting all back as it was undoes. */
  readonly follow: (edit: TextEdit) => boolean;
  /** The places as they are, to be put back when the text is again what it is now. */
  readonly keep: () => () => void;
  /** Where they are now, in the order in which they were given. Those that no edit has moved are the very same. */
  readonly places: () => readonly Place[];
}

/**
 * Keeps places where their words are. Text typed inside makes a place grow, at its edges it does not; what replaces an
 * edge belongs to neither side; when all of it is gone it is orphaned.
 */
export function followPlaces(placed: readonly Place[]): FollowedPlaces {
  // Bare numbers: thousands of places are gone through on every keystroke. Orphans stand at -1, before any edit.
  const known = placed.map(({ start, end, state }) => (state === 'orphaned' ? gone : { start, end }));
  // Where ambiguous ones may be follows too, behind the places themselves.
  const followed = [...known, ...placed.flatMap(({ candidates }) => candidates ?? [])];
  const starts = Int32Array.from(followed, ({ start }) => start);
  const ends = Int32Array.from(followed, ({ end }) => end);
  const put = (i: number, start: number, end: number): void => {
    starts[i] = start;
    ends[i] = end;
  };
  return {
    follow: ({ start, end, length }) => {
      const shift = length - (end - start);
      let isLossy = false;
      for (let i = 0; i < starts.length; i++) {
        const [from, to] = [starts[i] ?? -1, ends[i] ?? -1];
        if (to <= start) continue;
        if (from >= end) put(i, from + shift, to + shift);
        else {
          isLossy ||= end > start && i < placed.length;
          if (from >= start && to <= end) put(i, -1, -1);
          else if (from < start && to > end) put(i, from, to + shift);
          else if (from >= start) put(i, start + length, to + shift);
          else put(i, from, start);
        }
      }
      return isLossy;
    },
    keep: () => {
      const [keptStarts, keptEnds] = [starts.slice(), ends.slice()];
      return () => {
        starts.set(keptStarts);
        ends.set(keptEnds);
      };
    },
    places: () => {
      const rangeAt = (i: number): Range => ({ start: starts[i] ?? -1, end: ends[i] ?? -1 });
      let next = placed.length;
      return placed.map((place, i) => {
        const first = next;
        next += place.candidates?.length ?? 0;
        // Most are as they were, and nothing is made for them.
        if (!place.candidates && starts[i] === place.start && ends[i] === place.end) return place;
        const now = rangeAt(i);
        const candidates = place.candidates?.map((_, nth) => rangeAt(first + nth));
        const isSame = same(place, now) && !candidates?.some((range, nth) => !same(range, place.candidates?.[nth]));
        if (place.state === 'orphaned' || isSame) return place;
        if (now.end < 0) return { start: 0, end: 0, state: 'orphaned', deleted: true };
        return { ...place, ...now, ...(candidates && { candidates: candidates.filter(({ end }) => end >= 0) }) };
      });
    },
  };
}

const gone: Range = { start: -1, end: -1 };

const same = (a: Range, b: Range | undefined): boolean => a.start === b?.start && a.end === b.end;
