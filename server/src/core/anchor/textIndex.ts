import type { Steps } from '../steps.js';
import { occurrences } from './occurrences.js';
import { mostOccurrences } from './scores.js';

/** Finds pieces in a long text again and again. */
export interface TextIndex {
  readonly text: string;
  /** Offsets of a piece, ascending; no more than are looked at. */
  readonly find: (piece: string) => readonly number[];
  /** Where a piece with some differences may begin: offsets, and the share of the looked-up parts that speak for each. */
  readonly likely: (piece: string) => readonly Likely[];
}

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
/** Places that are worth a closer look. */
const mostLikely = 6;

/** Indexes all stretches of eight units. */
export function* indexText(text: string): Steps<TextIndex> {
  const grams = yield* gramsOf(text);
  const known = new Map<string, readonly number[]>();
  const look = (piece: string): readonly number[] => {
    if (piece === '') return [];
    if (piece.length < size) return occurrences(text, piece, mostOccurrences);
    const [rarest] = rarestParts(grams, piece, 1);
    if (!rarest) return [];
    const found: number[] = [];
    for (let at = rarest.first; at >= 0 && found.length < mostOccurrences; at = grams.next[at] ?? -1) {
      if (text.startsWith(piece, at - rarest.offset)) found.push(at - rarest.offset);
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
  readonly first: Int32Array;
  readonly count: Int32Array;
  readonly next: Int32Array;
}

/** Chains of the offsets at which the same stretch (or one of the same hash) begins, ascending. */
function* gramsOf(text: string): Steps<Grams> {
  const buckets = Math.min(mostBuckets, 2 ** Math.ceil(Math.log2(64 * text.length + 1)));
  const first = new Int32Array(buckets).fill(-1);
  const count = new Int32Array(buckets);
  const next = new Int32Array(text.length).fill(-1);
  for (let at = text.length - size; at >= 0; at--) {
    const hash = hashAt(text, at) % buckets;
    next[at] = first[hash] ?? -1;
    first[hash] = at;
    count[hash] = (count[hash] ?? 0) + 1;
    if (at % stride === 0) yield;
  }
  return { first, count, next };
}

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + size; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return Math.imul(hash, 0x9e3779b1) >>> 12;
}

interface Part {
  readonly offset: number;
  readonly first: number;
  readonly count: number;
}

/** The rarest stretches of a piece, those that do not occur included, taken from all over it. */
function rarestParts({ first, count }: Grams, piece: string, most: number): readonly Part[] {
  const all: Part[] = [];
  const step = most === 1 ? size : Math.max(1, Math.floor((piece.length - size) / (4 * most)));
  for (let offset = 0; offset + size <= piece.length; offset += step) {
    const hash = hashAt(piece, offset) % first.length;
    all.push({ offset, first: first[hash] ?? -1, count: count[hash] ?? 0 });
  }
  return all.sort((a, b) => a.count - b.count).slice(0, most);
}

/** Parts of a piece vote for where it would begin if it stood around them; near votes are counted together. */
function vote(text: string, grams: Grams, piece: string): readonly Likely[] {
  const votes = new Map<number, { count: number; start: number }>();
  const width = Math.max(16, piece.length >> 2);
  const asked = rarestParts(grams, piece, 4 * parts).filter(({ count }) => count > 0 && count <= mostOfPart);
  const used = asked.slice(0, parts);
  for (const { offset, first } of used) {
    for (let at = first; at >= 0; at = grams.next[at] ?? -1) {
      if (!text.startsWith(piece.slice(offset, offset + size), at)) continue;
      const bucket = Math.floor((at - offset) / width);
      const seen = votes.get(bucket);
      if (seen) seen.count++;
      else votes.set(bucket, { count: 1, start: at - offset });
    }
  }
  return [...votes]
    .map(([bucket, { count, start }]) => {
      return { start: Math.max(0, start), share: (count + (votes.get(bucket + 1)?.count ?? 0)) / used.length };
    })
    .sort((a, b) => b.share - a.share)
    .slice(0, mostLikely);
}
