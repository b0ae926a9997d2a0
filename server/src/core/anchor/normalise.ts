import { atOnce, type Steps } from '../workInSteps.js';

/** A text as it is compared where small differences are not to count, with the way back. */
export interface Normalised {
  readonly text: string;
  /** For each unit of `text`, and for its end, the offset in the text it was made from. */
  readonly at: Int32Array;
}

const quotation: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from('“”„‟«»″＂', (mark) => [mark, '"'])),
  ...Object.fromEntries(Array.from('‘’‚‛‹›′`´', (mark) => [mark, "'"])),
  ...Object.fromEntries(Array.from('‐‑‒–—―−', (mark) => [mark, '-'])),
  '…': '...',
};

/** White space but for one space by itself; marks; what is not seen (soft hyphens, zero width, direction, but not joiners); letters with accents. */
const special =
  /\s{2,}|[^\S ]|[“”„‟«»″＂‘’‚‛‹›′`´‐‑‒–—―−…]|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+|.\p{M}+/gu;

/** White space as one space, quotation marks and dashes as typewriters have them, accents composed, no unseen characters. */
export const normalise = (text: string): Normalised => atOnce(normaliseSteps(text));

/** Pieces that are made even between two pauses. */
const stride = 10_000;

/** `normalise` with pauses. */
export function* normaliseSteps(text: string): Steps<Normalised> {
  const pieces: string[] = [];
  const at = new Int32Array(text.length * 3 + 1);
  let length = 0;
  let done = 0;
  const copyTo = (end: number): void => {
    pieces.push(text.slice(done, end));
    for (let i = done; i < end; i++) at[length++] = i;
    done = end;
  };
  for (const { 0: found, index } of text.matchAll(special)) {
    copyTo(index);
    const piece = plain(found);
    pieces.push(piece);
    at.fill(index, length, length + piece.length);
    length += piece.length;
    done = index + found.length;
    if (pieces.length % stride === 0) yield;
  }
  copyTo(text.length);
  at[length] = text.length;
  return { text: pieces.join(''), at: at.slice(0, length + 1) };
}

function plain(found: string): string {
  const mark = quotation[found];
  if (mark !== undefined) return mark;
  if (/^\p{M}|.\p{M}/u.test(found)) return found.normalize('NFC');
  return /^[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+$/.test(found) ? '' : ' ';
}

/** Index of the unit of a normalised text that stands for an offset of the text it was made from. */
export function normalisedOffset({ at }: Normalised, offset: number): number {
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
