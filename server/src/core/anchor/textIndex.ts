import type { Steps } from '../workInSteps.js';
import type { Range } from '../text/range.js';
import { commonAfter, occurrences } from './occurrences.js';
import { mostOccurrences } from './scores.js';

/** Finds pieces in a long text again and again. */
export interface TextIndex {
  readonly text: string;
  /** Offsets of a piece, ascending; no more than are looked at. */
  readonly find: (piece: string) => readonly number[];
  /** Where a piece with some differences may begin: offsets, and the share of the looked-up parts that speak for each. */
  readonly likely: (piece: string) => readonly Likely[];
}

/** A place where a piece may begin: its UTF-16 offset, and the share (0 to 1) of looked-up parts that speak for it. */
export interface Likely {
  readonly start: number;
  readonly share: number;
}

const size = 8;
const mostBuckets = 1 << 20;
/** Stretches that are taken in between two pauses. */
const stride = 1 << 16;
/** Parts of a piece that are looked up, the rarest, and how often one may occur. */
const parts = 32;
const mostOfPart = 128;
/** Places that are worth a closer look, and the share of the looked-up parts that must speak for each. */
const mostLikely = 6;
const leastVotes = 0.1;

/** Indexes all stretches of eight units. */
export function* indexText(text: string): Steps<TextIndex> {
  const grams = yield* gramsOf(text);
  const known = new Map<string, readonly number[]>();
  const look = (piece: string): readonly number[] => {
    if (piece === '') return [];
    if (piece.length < size) return occurrences(text, piece, mostOccurrences);
    const rarest = partsOf(grams, piece, size).reduce((a, b) => (lengthOf(b) < lengthOf(a) ? b : a));
    const found: number[] = [];
    for (let i = rarest.start; i < rarest.end && found.length < mostOccurrences; i++) {
      const start = (grams.places[i] ?? 0) - rarest.offset;
      if (text.startsWith(piece, start)) found.push(start);
    }
    return found;
  };
  return {
    text,
    find: (piece) => {
      const found = known.get(piece) ?? look(piece);
      known.set(piece, found);
      return found;
    },
    likely: (piece) => (piece.length < size ? [] : vote(text, grams, piece)),
  };
}

interface Grams {
  /** Where in `places` those of a hash begin; those of the next one behind them. */
  readonly starts: Int32Array;
  /** The offsets at which stretches of one hash begin, ascending, hash by hash. */
  readonly places: Int32Array;
}

function* gramsOf(text: string): Steps<Grams> {
  const buckets = Math.min(mostBuckets, 2 ** Math.ceil(Math.log2(8 * text.length + 1)));
  const hashes = new Int32Array(Math.max(0, text.length - size + 1));
  const starts = new Int32Array(buckets + 1);
  for (let from = 0; from < hashes.length; from += stride) {
    const to = Math.min(hashes.length, from + stride);
    hashAll(text, from, to, buckets, hashes);
    for (let at = from; at < to; at++) countUp(starts, (hashes[at] ?? 0) + 1);
    yield;
  }
  for (let hash = 0; hash < buckets; hash++) starts[hash + 1] = (starts[hash + 1] ?? 0) + (starts[hash] ?? 0);
  const places = new Int32Array(hashes.length);
  const next = starts.slice();
  for (let at = 0; at < hashes.length; at++) {
    places[countUp(next, hashes[at] ?? 0)] = at;
    if (at % stride === 0) yield;
  }
  return { starts, places };
}

/** Answers what was counted before. */
function countUp(counts: Int32Array, at: number): number {
  const count = counts[at] ?? 0;
  counts[at] = count + 1;
  return count;
}

/** 31 to the power of `size`. */
const leaving = Array.from({ length: size }).reduce<number>((power) => Math.imul(power, 31), 1);

/** Fills in the hashes of the stretches that begin in a range of a text. */
function hashAll(text: string, from: number, to: number, buckets: number, hashes: Int32Array): void {
  let hash = 0;
  for (let end = from; end < to + size - 1; end++) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(end)) | 0;
    const at = end - size + 1;
    if (at > from) hash = (hash - Math.imul(text.charCodeAt(at - 1), leaving)) | 0;
    if (at >= from) hashes[at] = (Math.imul(hash, 0x9e3779b1) >>> 12) & (buckets - 1);
  }
}

/** A stretch of a piece, and where in `places` those of its hash are. */
interface Part extends Range {
  readonly offset: number;
}

/** Stretches of a piece, those that do not occur included, taken from all over it, `step` units apart. */
function partsOf({ starts }: Grams, piece: string, step: number): readonly Part[] {
  const found: Part[] = [];
  const hashes = new Int32Array(piece.length - size + 1);
  hashAll(piece, 0, hashes.length, starts.length - 1, hashes);
  for (let offset = 0; offset < hashes.length; offset += step) {
    const hash = hashes[offset] ?? 0;
    found.push({ offset, start: starts[hash] ?? 0, end: starts[hash + 1] ?? 0 });
  }
  return found;
}

const lengthOf = ({ start, end }: Range): number => end - start;

/** Where a part stands in the text; other stretches may have its hash. */
const standing = (text: string, { places }: Grams, piece: string, { offset, start, end }: Part): readonly number[] =>
  [...places.subarray(start, end)].filter((at) => commonAfter(text, at, piece, offset, size) >= size);

/** Parts of a piece vote for where it would begin if it stood around them; near votes are counted together. */
function vote(text: string, grams: Grams, piece: string): readonly Likely[] {
  const step = Math.max(1, Math.floor((piece.length - size) / (16 * parts)));
  const used = partsOf(grams, piece, step)
    .filter((part) => lengthOf(part) <= mostOfPart)
    .sort((a, b) => lengthOf(a) - lengthOf(b))
    .slice(0, 4 * parts)
    .map((part) => ({ offset: part.offset, places: standing(text, grams, piece, part) }))
    .filter(({ places }) => places.length > 0)
    .slice(0, parts);
  const width = Math.max(16, piece.length >> 2);
  const first = Math.ceil(piece.length / width);
  const counts = new Int32Array(Math.ceil(text.length / width) + first + 1);
  const starts: number[] = [];
  for (const { offset, places } of used) {
    for (const at of places) {
      const bucket = Math.floor((at - offset) / width) + first;
      if (countUp(counts, bucket) === 0) starts.push(at - offset);
    }
  }
  return starts
    .map((start) => {
      const bucket = Math.floor(start / width) + first;
      return { start: Math.max(0, start), share: ((counts[bucket] ?? 0) + (counts[bucket + 1] ?? 0)) / used.length };
    })
    .filter(({ share }) => share >= leastVotes)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostLikely);
}
