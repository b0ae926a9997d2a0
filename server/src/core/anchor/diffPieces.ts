import type { Steps } from '../workInSteps.js';
import type { Range } from '../text/range.js';
import { diffTokens, type Hunk } from './diffTokens.js';
import type { Tokens } from './uniqueRuns.js';

/** Pieces that texts are compared by. What is between them is compared where they are equal. */
export interface Pieces {
  /** Finds them in a text. */
  readonly find: (text: string) => Iterable<RegExpExecArray>;
  /** Lengths of runs of pieces that may divide the work, the longest first. */
  readonly runs: readonly number[];
  /** Whether one may be the other corrected: of some replaced by as many, such pairs are compared by themselves. */
  readonly alike?: (old: string, now: string) => boolean;
}

/** What differs between a range of one text and a range of another, ascending, compared by pieces. */
export function* diffPieces(before: string, after: string, whole: Hunk, pieces: Pieces): Steps<readonly Hunk[]> {
  const ids = new Map<string, number>();
  const old = yield* read(before, whole.old, pieces.find, ids);
  const now = yield* read(after, whole.new, pieces.find, ids);
  const isAlike = (i: number, j: number): boolean =>
    pieces.alike?.(before.slice(old.starts[i], old.ends[i]), after.slice(now.starts[j], now.ends[j])) ?? false;

  const hunks: Hunk[] = [];
  /** How far both texts have been read, and whether too much to compare lies between there and the next piece. */
  let [at, newAt] = [whole.old.start, whole.new.start];
  let isCoarse = false;
  const readTo = (end = at, newEnd = newAt): void => {
    const hunk = { old: { start: at, end }, new: { start: newAt, end: newEnd } };
    const isSame = end - at === newEnd - newAt && before.slice(at, end) === after.slice(newAt, newEnd);
    if (!isSame) hunks.push(isCoarse ? { ...hunk, coarse: true } : hunk);
    [at, newAt, isCoarse] = [end, newEnd, false];
  };
  const readPiece = (i: number, j: number): void => {
    readTo(old.starts[i], now.starts[j]);
    readTo(old.ends[i], now.ends[j]);
  };

  let [i, j] = [0, 0];
  for (const hunk of yield* diffTokens(old.ids, now.ids, pieces.runs)) {
    while (i < hunk.old.start) readPiece(i++, j++);
    const isPaired = !hunk.coarse && hunk.old.end - hunk.old.start === hunk.new.end - hunk.new.start;
    for (; isPaired && i < hunk.old.end; i++, j++) if (isAlike(i, j)) readPiece(i, j);
    [i, j] = [hunk.old.end, hunk.new.end];
    isCoarse = hunk.coarse ?? false;
    yield;
  }
  while (i < old.ids.length) readPiece(i++, j++);
  readTo(whole.old.end, whole.new.end);
  return hunks;
}

interface Read {
  /** Equal pieces have equal numbers. */
  readonly ids: Tokens;
  /** UTF-16 offsets in the text. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Pieces that are read between two pauses. */
const stride = 10_000;

function* read(text: string, { start, end }: Range, find: Pieces['find'], known: Map<string, number>): Steps<Read> {
  const ids: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: piece, index } of find(text.slice(start, end))) {
    // Numbers instead of texts, for each is compared many times.
    const id = known.get(piece) ?? known.size;
    known.set(piece, id);
    ids.push(id);
    starts.push(start + index);
    ends.push(start + index + piece.length);
    if (ids.length % stride === 0) yield;
  }
  return { ids: Int32Array.from(ids), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}
