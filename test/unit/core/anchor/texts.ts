import { anchorOf } from '../../../../server/src/core/anchor/makeSegment.js';
import type { Segment } from '../../../../server/src/core/codings/segment.js';
import { linesOf } from '../../../../server/src/core/text/lines.js';

/** Numbers from 0 to below 1, the same for the same seed. */
export function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const spoken =
  'the and of that was for with they we had not but what were when there can more about who would make work care nurse family team night ward school time trust fear hope change policy record doctor clinic village house road travel meeting listen explain learn think know believe remember try need want wait early late always never often maybe really'.split(
    ' ',
  );

/** So many words, with something between them. */
export const wordsOf = (random: () => number, count: number, between: string): string =>
  Array.from({ length: count }, () => spoken[Math.floor(random() * spoken.length)] ?? '').join(between);

/** Question and answer in turn, of at least so many units. */
export function interview(random: () => number, size: number): string {
  const turns: string[] = [];
  for (let length = 0; length < size; length += (turns.at(-1)?.length ?? 0) + 1) {
    const words = 4 + Math.floor(random() * (turns.length % 2 === 0 ? 10 : 70));
    turns.push(`${turns.length % 2 === 0 ? 'I' : 'P'}: ${wordsOf(random, words, ' ')}.`);
  }
  return `${turns.join('\n')}\n`;
}

/** Segments all over a text, so many, of about so many units. */
export function coded(text: string, count: number, size: number): readonly Segment[] {
  const lines = linesOf(text);
  return Array.from({ length: count }, (_, i) => {
    const start = Math.floor((i * (text.length - size)) / count);
    const piece = text.slice(start, start + size);
    const from = start + (/\s*/.exec(piece)?.[0].length ?? 0);
    const range = { start: from, end: Math.max(from + 1, start + piece.trimEnd().length) };
    return { id: `s${i}`, ...anchorOf(lines, range), codes: [] };
  });
}
