import { lastStarting, type Range } from '../text/range.js';
import type { Hunk } from './diffTexts.js';

/** Where a range has gone: untouched, touched inside or at an edge, or without any of its words left. */
export type Mapped =
  | ({ readonly state: 'same' | 'touched' } & Range)
  /** `near` is where it was, in the new text. */
  | { readonly state: 'gone'; readonly near: number };

/** Maps ranges of the old text to the new one. */
export interface DiffMap {
  readonly map: (range: Range) => Mapped;
  /** Whether a range of the old or of the new text touches a stretch that was too much to compare. */
  readonly isCoarse: (side: 'old' | 'new', range: Range) => boolean;
  /** Where a range of the old text is unchanged in the new one. */
  readonly forth: (range: Range) => number | undefined;
  /** Where a range of the new text stood unchanged in the old one. */
  readonly back: (range: Range) => number | undefined;
  readonly hunks: readonly Hunk[];
  /** The changes that touch a range of the old text, or are inside of it. */
  readonly within: (range: Range) => readonly Hunk[];
  /** The nearest changes on either side of a range of the old text, as far as they are within a distance. */
  readonly around: (range: Range, distance: number) => readonly Hunk[];
}

/**
 * Follows all hunks at once by the rules of followEdit.ts: what is put in inside makes a range grow, at its edges it does
 * not; what replaces words across an edge belongs to neither side. Where the first or last words of a range alone were
 * replaced, the new ones belong to it: nobody typed them there, it is the same passage with a word corrected.
 */
export function mapThroughDiff(hunks: readonly Hunk[]): DiffMap {
  const inOld = (offset: number): number => lastStarting(hunks, offset, (hunk) => hunk.old);
  const inNew = (offset: number): number => lastStarting(hunks, offset, (hunk) => hunk.new);
  const shiftAfter = (i: number): number => (hunks[i] ? hunks[i].new.end - hunks[i].old.end : 0);
  /** The last hunk that begins in front of a range's end, so that one put in at the end is left out. */
  const lastBefore = (end: number): number => {
    let i = inOld(end);
    while ((hunks[i]?.old.start ?? -1) >= end) i--;
    return i;
  };

  const map = ({ start, end }: Range): Mapped => {
    const first = inOld(start);
    const last = lastBefore(end);
    const atStart = hunks[first];
    const atEnd = hunks[last];
    const atEdge = atStart?.old.start === start && atStart.old.end < end ? atStart.new.start : undefined;
    const from = atStart && atStart.old.end > start ? (atEdge ?? atStart.new.end) : start + shiftAfter(first);
    const to = atEnd && atEnd.old.end > end ? atEnd.new.start : end + shiftAfter(last);
    let touched = false;
    for (let i = Math.max(0, first); i <= last; i++) {
      const hunk = hunks[i];
      if (!hunk) continue;
      const overlap = Math.min(end, hunk.old.end) - Math.max(start, hunk.old.start);
      const inside = hunk.old.start > start && hunk.old.end < end;
      if (overlap > 0 || inside) touched = true;
    }
    if (!touched) return { state: 'same', start: from, end: to };
    return from < to ? { state: 'touched', start: from, end: to } : { state: 'gone', near: Math.min(from, to) };
  };

  const coarse = hunks.filter((hunk) => hunk.coarse);
  return {
    map,
    hunks,
    within: ({ start, end }) => {
      const found: Hunk[] = [];
      for (let i = Math.max(0, inOld(start)); i < hunks.length; i++) {
        const hunk = hunks[i];
        if (!hunk || hunk.old.start >= end) break;
        if (hunk.old.end > start) found.push(hunk);
      }
      return found;
    },
    isCoarse: (side, { start, end }) => {
      const last = coarse[lastStarting(coarse, end, (hunk) => hunk[side])];
      return last !== undefined && last[side].end >= start;
    },
    forth: (range) => {
      const mapped = map(range);
      return mapped.state === 'same' ? mapped.start : undefined;
    },
    back: ({ start, end }) => {
      let i = inNew(end);
      while ((hunks[i]?.new.start ?? -1) >= end) i--;
      const hunk = hunks[i];
      // What was taken out inside leaves an empty hunk in the new text, and parts the range too.
      if (hunk && (hunk.new.end > start || (hunk.new.start > start && hunk.new.end < end))) return undefined;
      return hunk ? start - hunk.new.end + hunk.old.end : start;
    },
    around: ({ start, end }, distance) => {
      const nearest = [hunks[lastBefore(start + 1)], hunks[lastBefore(end) + 1]];
      return nearest.flatMap((hunk) =>
        hunk && hunk.old.end >= start - distance && hunk.old.start <= end + distance ? [hunk] : [],
      );
    },
  };
}
