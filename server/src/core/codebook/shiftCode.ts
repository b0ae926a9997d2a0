import type { Range } from '../text/range.js';
import type { MapPlace } from '../yaml/locate.js';
import type { Code } from './codebook.js';

/** A code, and what is below it, with all offsets from `from` on moved by so many UTF-16 units. What is before stays the same object. */
export function moveCode(code: Code, from: number, by: number): Code {
  if (by === 0 || code.range.end < from) return code;
  const { examples, mentions } = code;
  return {
    ...code,
    ...movePlace(code, from, by),
    idRange: moveRange(code.idRange, from, by),
    definitionRange: moveRange(code.definitionRange, from, by),
    examples: examples.map((example) => ({
      ...example,
      quoteRange: moveRange(example.quoteRange, from, by),
      ...(example.transcriptRange && { transcriptRange: moveRange(example.transcriptRange, from, by) }),
      ...(example.segmentRange && { segmentRange: moveRange(example.segmentRange, from, by) }),
    })),
    mentions: mentions.map((mention) => ({ ...mention, range: moveRange(mention.range, from, by) })),
    codes: code.codes.map((below) => moveCode(below, from, by)),
  };
}

/** Where a map stands, with all offsets from `from` on moved. */
export function movePlace({ range, fields }: MapPlace, from: number, by: number): MapPlace {
  const moved = new Map<string, { readonly key: Range; readonly value: Range }>();
  for (const [name, { key, value }] of fields) {
    moved.set(name, { key: moveRange(key, from, by), value: moveRange(value, from, by) });
  }
  return { range: moveRange(range, from, by), fields: moved };
}

function moveRange(range: Range, from: number, by: number): Range {
  if (range.end < from) return range;
  return { start: range.start < from ? range.start : range.start + by, end: range.end + by };
}
